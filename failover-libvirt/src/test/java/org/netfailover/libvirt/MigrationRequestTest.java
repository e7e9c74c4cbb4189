package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.operation.Migration;
import org.netfailover.plan.MigrationMode;

class MigrationRequestTest {
    @Test
    void libvirtChoosesWhatIsNotSaid() {
        MigrationRequest request = MigrationRequest.of(MigrationMode.MANAGED).build();

        assertThat(request.bandwidth()).isEmpty();
        assertThat(request.migrateUri()).isEmpty();
        assertThat(request.persist()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aLineThatMayNotBeUsedIsRefused(long mebibytesPerSecond) {
        MigrationRequest.Builder request =
                MigrationRequest.of(MigrationMode.MANAGED).bandwidth(mebibytesPerSecond);
        Migration migration = Migration.of("vm");

        assertThatIllegalArgumentException().isThrownBy(request::build).withMessageContaining("" + mebibytesPerSecond);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> migration.bandwidth(mebibytesPerSecond))
                .withMessageContaining("" + mebibytesPerSecond);
    }
}
