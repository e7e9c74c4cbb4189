package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netfailover.model.Nic;

/** Parts of an interface that decide what its MTU and its VLAN may be. */
class InterfacePartsTest {
    private static Nic read(String parts) {
        String domain = "<domain><devices><interface type='user'>" + parts + "</interface></devices></domain>";
        return DomainXml.parse(domain).nics().nics().get(0);
    }

    @Test
    void the_first_backend_and_the_first_virtual_port_count() {
        Nic nic = read("<backend type='passt'/><backend type='other'/>"
                + "<virtualport type='openvswitch'/><virtualport type='midonet'/>");
        assertThat(nic.backend()).contains("passt");
        assertThat(nic.virtualPort()).contains("openvswitch");
    }

    @Test
    void neither_need_be_there() {
        assertThat(read("").backend()).isEmpty();
        assertThat(read("<virtualport/>").virtualPort()).isEmpty();
    }
}
