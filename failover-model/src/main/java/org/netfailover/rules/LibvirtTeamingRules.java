package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.Nic;
import org.netfailover.model.Quoted;
import org.netfailover.model.TeamingText;
import org.netfailover.model.VirtioModel;

/** What libvirt itself refuses about {@code <teaming>} when a domain is defined. */
final class LibvirtTeamingRules {
    private static final String SOURCE = "libvirt 9.0.0 and 11.3.0, as their daemons answer a definition";

    private LibvirtTeamingRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                typeUnknown(),
                transientWithoutReference(),
                persistentWithReference(),
                standbyNotVirtio(),
                transientNotHostdev(),
                hostdevNotTransient(),
                hostdevWithoutReference(),
                hostdevNotPci());
    }

    private static Bound<DomainFacts> typeUnknown() {
        return Rule.error("TEAMING_TYPE_UNKNOWN", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A teaming's type is persistent or transient, in lower case and without blanks.")
                .says("unsupported configuration: unknown teaming type '…'")
                .remedy("use type='persistent' on the standby and type='transient' on the primary")
                .source(SOURCE)
                .onEach(DomainFacts.TEAMED, (nic, sink) -> {
                    TeamingText teaming = nic.nic().teaming();
                    if (teaming.isPresent() && !teaming.isPersistent() && !teaming.isTransient()) {
                        sink.at(
                                nic,
                                "teaming",
                                teaming.type()
                                        .map(type -> "the teaming's type is " + Quoted.of(type))
                                        .orElse("the teaming refers to a standby and has no type"));
                    }
                });
    }

    private static Bound<DomainFacts> transientWithoutReference() {
        return Rule.error("TRANSIENT_WITHOUT_REFERENCE", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A transient interface names its standby's alias in persistent.")
                .says("unsupported configuration: teaming persistent attribute must be set if teaming type is"
                        + " 'transient'")
                .remedy("set persistent to the alias of the standby")
                .source(SOURCE)
                .onEach(DomainFacts.TEAMED, (nic, sink) -> {
                    TeamingText teaming = nic.nic().teaming();
                    if (nic.isInterface()
                            && teaming.isTransient()
                            && teaming.persistent().isEmpty()) {
                        sink.at(nic, "teaming", "the transient interface names no standby");
                    }
                });
    }

    private static Bound<DomainFacts> persistentWithReference() {
        return Rule.error("PERSISTENT_WITH_REFERENCE", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A persistent interface has no persistent attribute; several teaming elements count as"
                        + " one.")
                .says("unsupported configuration: teaming persistent attribute not allowed if teaming type is"
                        + " 'persistent'")
                .remedy("remove the persistent attribute, or make the type transient")
                .source(SOURCE)
                .onEach(DomainFacts.TEAMED, (nic, sink) -> {
                    TeamingText teaming = nic.nic().teaming();
                    if (nic.isInterface()
                            && teaming.isPersistent()
                            && teaming.persistent().isPresent()) {
                        sink.at(
                                nic,
                                "teaming",
                                "the persistent interface refers to "
                                        + Quoted.of(teaming.persistent().get()));
                    }
                });
    }

    private static Bound<DomainFacts> standbyNotVirtio() {
        return Rule.error("STANDBY_NOT_VIRTIO", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A standby's model is virtio, virtio-transitional or virtio-non-transitional.")
                .says("unsupported configuration: virtio-net teaming persistent interface must be"
                        + " <model type='virtio'/>, not '…'")
                .remedy("use <model type='virtio'/>")
                .source(SOURCE)
                .onEach(DomainFacts.STANDBYS, (nic, sink) -> {
                    Optional<String> model = nic.nic().model();
                    boolean virtio =
                            model.isPresent() && VirtioModel.find(model.get()).isPresent();
                    boolean marked = nic.nic().teaming().isPersistent();
                    if (marked && nic.isInterface() && !virtio && !isVdpaDefault(nic.nic())) {
                        sink.at(
                                nic,
                                "model",
                                model.map(text -> "the standby's model is " + Quoted.of(text))
                                        .orElse("the standby has no model"));
                    }
                });
    }

    /** A vDPA interface without a model is virtio. */
    private static boolean isVdpaDefault(Nic nic) {
        return nic.model().isEmpty() && nic.type().equals("vdpa");
    }

    private static Bound<DomainFacts> transientNotHostdev() {
        return Rule.error("TRANSIENT_NOT_HOSTDEV", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A transient interface has type hostdev, or type network with a pool of VFs behind it.")
                .says("unsupported configuration: virtio-net teaming transient interface must be type='hostdev',"
                        + " not '…'")
                .remedy("use <interface type='hostdev'>, or type='network' with a pool of VFs")
                .source(SOURCE)
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    boolean marked = nic.nic().teaming().isTransient();
                    if (marked && nic.isInterface() && !nic.isInterface("hostdev") && !nic.isInterface("network")) {
                        sink.at(
                                nic,
                                "",
                                "the primary is an interface of type "
                                        + Quoted.of(nic.nic().type()));
                    }
                });
    }

    private static Bound<DomainFacts> hostdevNotTransient() {
        return Rule.error("HOSTDEV_NOT_TRANSIENT", LIBVIRT)
                .since(7, 1, 0)
                .requirement("The teaming of a plain hostdev has type transient.")
                .says("unsupported configuration: teaming hostdev devices must have type='transient'")
                .remedy("use type='transient', or an interface as the standby")
                .source(SOURCE)
                .onEach(DomainFacts.STANDBYS, (nic, sink) -> {
                    if (!nic.isInterface() && nic.nic().teaming().isPersistent()) {
                        sink.at(nic, "teaming", "a plain hostdev is marked as a standby");
                    }
                });
    }

    private static Bound<DomainFacts> hostdevWithoutReference() {
        return Rule.error("HOSTDEV_WITHOUT_REFERENCE", LIBVIRT)
                .since(7, 1, 0)
                .requirement("The teaming of a plain hostdev names its standby's alias in persistent.")
                .says("unsupported configuration: missing required persistent attribute in hostdev teaming element")
                .remedy("set persistent to the alias of the standby")
                .source(SOURCE)
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    if (!nic.isInterface()
                            && nic.nic().teaming().isTransient()
                            && nic.nic().teaming().persistent().isEmpty()) {
                        sink.at(nic, "teaming", "the transient hostdev names no standby");
                    }
                });
    }

    private static Bound<DomainFacts> hostdevNotPci() {
        return Rule.error("HOSTDEV_NOT_PCI", LIBVIRT)
                .since(7, 1, 0)
                .requirement("A plain hostdev with a teaming is a PCI device.")
                .says("unsupported configuration: teaming is only supported for pci hostdev devices")
                .remedy("remove the teaming, or pass a VF through with type='pci'")
                .source(SOURCE)
                .onEach(DomainFacts.MARKED, (nic, sink) -> {
                    boolean pci = nic.nic().type().equals("pci")
                            && nic.nic().mode().orElse("subsystem").equals("subsystem");
                    if (!nic.isInterface() && !pci && nic.nic().teaming().isPresent()) {
                        sink.at(
                                nic,
                                "",
                                "the hostdev that is marked for failover is of type "
                                        + Quoted.of(nic.nic().type()));
                    }
                });
    }
}
