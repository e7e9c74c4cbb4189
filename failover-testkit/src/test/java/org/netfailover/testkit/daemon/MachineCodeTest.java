package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class MachineCodeTest {
    @Test
    void placesAreKnownBeforeAndAfterTheyAreNamed() {
        MachineCode code = new MachineCode(0x10000)
                .label("start")
                .near(0xeb, "end")
                .far("start", 0xe8)
                .address("end", 2)
                .offset("end")
                .label("end")
                .near(0xeb, "start");

        assertThat(code.bytes())
                .containsExactly(
                        0xeb, 0x0b, // 11 bytes on
                        0xe8, 0xf9, 0xff, 0xff, 0xff, // 7 bytes back
                        0x0f, 0x00, 0x01, 0x00, // 0x1000d + 2
                        0x0d, 0x00, // 13
                        0xeb, 0xf1); // 15 bytes back
    }

    @Test
    void aShortJumpGoesNoFurtherThanItCan() {
        assertThat(jumpOver(127).bytes()).startsWith(0xeb, 0x7f);
        assertThatIllegalArgumentException().isThrownBy(jumpOver(128)::bytes).withMessageContaining("too far");
    }

    @Test
    void aPlaceHasOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MachineCode(0).label("twice").label("twice"));
        assertThatNullPointerException().isThrownBy(new MachineCode(0).address("nowhere")::bytes);
    }

    private static MachineCode jumpOver(int bytes) {
        return new MachineCode(0).near(0xeb, "end").op(new int[bytes]).label("end");
    }
}
