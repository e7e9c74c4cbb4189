package org.netfailover.rules;

import java.util.List;
import org.netfailover.model.Nic;
import org.netfailover.model.Quoted;
import org.netfailover.model.VirtioModel;
import org.netfailover.rules.DomainRule.Sink;

/** What libvirt itself refuses about {@code <teaming>} when a domain is defined. */
final class LibvirtTeamingRules {
    private static final String SOURCE = "libvirt 9.0.0 and 11.3.0, domain_validate.c and qemu_validate.c";

    private LibvirtTeamingRules() {}

    static List<DomainRule> all() {
        return List.of(new DomainRule(
                Rule.error("STANDBY_NOT_VIRTIO", Authority.LIBVIRT)
                        .since(6, 1, 0)
                        .requirement("A standby's model is virtio, virtio-transitional or virtio-non-transitional.")
                        .says("unsupported configuration: virtio-net teaming persistent interface must be "
                                + "<model type='virtio'/>, not '…'")
                        .remedy("use <model type='virtio'/>")
                        .source(SOURCE)
                        .build(),
                LibvirtTeamingRules::standbyModel));
    }

    private static void standbyModel(DomainFacts facts, Sink sink) {
        for (Nic nic : facts.nics()) {
            if (nic.element() == Nic.Element.INTERFACE
                    && nic.teaming().isPersistent()
                    && nic.model().flatMap(VirtioModel::find).isEmpty()) {
                sink.at(
                        nic,
                        "model",
                        nic.model()
                                .map(model -> "the standby's model is " + Quoted.of(model))
                                .orElse("the standby has no model"));
            }
        }
    }
}
