package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.MacAddress;

class TinyGuestTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a/b", "a<b", "123456789012345678901234567890123456789012345678901"})
    void aNameIsAlsoThatOfAFile(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> TinyGuest.named(name));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TinyGuest.named("g").memoryMib(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TinyGuest.named("g").ports(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TinyGuest.named("g").ports(29));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TinyGuest.named("g").dirtying(0));
    }

    @Test
    void itsUuidIsMadeFromItsName() {
        assertThat(TinyGuest.named("g").build().xml())
                .isEqualTo(TinyGuest.named("g").build().xml());
        assertThat(uuid(TinyGuest.named("h").build()))
                .isNotEqualTo(uuid(TinyGuest.named("g").build()));
    }

    @Test
    @WithLibvirt
    void libvirtValidatesTheLargestGuest(LibvirtHost host) {
        TinyGuest.Builder builder = TinyGuest.named("largest")
                .memoryMib(64)
                .ports(28)
                .ignoringUnplugs()
                .filled()
                .dirtying(1000);
        builder.teaming(MAC, "ua-team0").teaming(MAC, "ua-team1");
        for (int nic = 2; nic < 28; nic++) {
            builder.nic(MAC, "ua-net" + nic);
        }
        host.define(builder.build().xml(), DefineOption.VALIDATE);
        host.undefine("largest");
    }

    private static String uuid(TinyGuest guest) {
        return guest.xml().substring(guest.xml().indexOf("<uuid>"), guest.xml().indexOf("</uuid>"));
    }
}
