package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenOptionsTest {
    @Test
    void aConnectionIsWatchedAndOpenedInTimeUnlessToldOtherwise() {
        OpenOptions options = OpenOptions.defaults();

        assertThat(options.keepalive()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.keepaliveCount()).isEqualTo(3);
        assertThat(options.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(OpenOptions.builder().keepalive(Duration.ZERO).build().keepalive())
                .isZero();
    }

    @Test
    void whatLibvirtOrAClockCannotDoIsRefused() {
        assertRefused(OpenOptions.builder().keepalive(Duration.ofMillis(1500)));
        assertRefused(OpenOptions.builder().keepalive(Duration.ofSeconds(-1)));
        assertRefused(OpenOptions.builder().keepalive(Duration.ofDays(30_000)));
        assertRefused(OpenOptions.builder().keepaliveCount(0));
        assertRefused(OpenOptions.builder().deadline(Duration.ZERO));
        assertRefused(OpenOptions.builder().deadline(Duration.ofSeconds(-1)));
    }

    @Test
    void aConnectionNeedsNoKeepalive() {
        try (LibvirtHost host = LibvirtHost.open(
                "test:///default",
                OpenOptions.builder().keepalive(Duration.ZERO).build())) {
            assertThat(host.isAlive()).isTrue();
        }
    }

    private static void assertRefused(OpenOptions.Builder options) {
        assertThatIllegalArgumentException().isThrownBy(options::build);
    }
}
