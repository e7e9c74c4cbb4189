package org.netfailover.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;
import org.netfailover.model.Guest;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfMapping;
import org.netfailover.plan.MigrationMode;

/** What the caller of a {@link Migration} has said. */
@Value.Immutable
abstract class MigrationOptions {
    MigrationOptions() {}

    abstract Optional<Strategy> strategy();

    abstract Map<String, Strategy> strategies();

    @Value.Default
    MigrationMode mode() {
        return MigrationMode.MANAGED;
    }

    abstract Optional<String> destinationUri();

    abstract Optional<String> migrateUri();

    abstract List<VfMapping> map();

    abstract Map<String, String> networks();

    abstract Map<String, String> bridges();

    @Value.Default
    boolean persist() {
        return false;
    }

    @Value.Default
    boolean undefineSource() {
        return false;
    }

    @Value.Default
    boolean postCopy() {
        return false;
    }

    @Value.Default
    boolean tunnelled() {
        return false;
    }

    @Value.Default
    boolean autoConverge() {
        return false;
    }

    abstract OptionalLong bandwidth();

    abstract Optional<Duration> deadline();

    abstract Optional<Duration> waitUnplug();

    abstract Optional<Guest> guest();

    static final class Builder extends ImmutableMigrationOptions.Builder {}
}
