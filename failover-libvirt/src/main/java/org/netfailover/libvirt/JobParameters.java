package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the figures of a job from libvirt's typed parameters; those that are missing are 0 or unknown. */
final class JobParameters {
    private JobParameters() {}

    static JobStatistics statistics(@Nullable Pointer parameters, int count) {
        OptionalLong downtime = number(parameters, count, "downtime");
        return new JobStatistics(
                Duration.ofMillis(number(parameters, count, "time_elapsed").orElse(0)),
                number(parameters, count, "memory_total").orElse(0),
                number(parameters, count, "memory_processed").orElse(0),
                number(parameters, count, "memory_remaining").orElse(0),
                number(parameters, count, "memory_iteration").orElse(0),
                number(parameters, count, "memory_bps").orElse(0),
                downtime.isPresent() ? Optional.of(Duration.ofMillis(downtime.getAsLong())) : Optional.empty(),
                number(parameters, count, "memory_dirty_rate"));
    }

    private static OptionalLong number(@Nullable Pointer parameters, int count, String name) {
        LongByReference value = new LongByReference();
        boolean found = NativeLibvirt.INSTANCE.virTypedParamsGetULLong(parameters, count, name, value) == 1;
        return found ? OptionalLong.of(value.getValue()) : OptionalLong.empty();
    }
}
