package org.netfailover.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Location;
import org.netfailover.model.Nic;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciController;
import org.netfailover.model.UserAlias;

/** A domain for a test: q35, with these NICs. */
final class DomainSpec implements Checkable {
    static final String IF1 = "/domain/devices/interface[1]";
    static final String IF2 = "/domain/devices/interface[2]";
    static final String IF3 = "/domain/devices/interface[3]";
    static final String IF4 = "/domain/devices/interface[4]";
    static final String HOSTDEV1 = "/domain/devices/hostdev[1]";

    private final List<NicSpec> nics;
    private final List<DomainDevice> others = new ArrayList<>();
    private final List<PciController> controllers = new ArrayList<>();
    private final List<Location> strays = new ArrayList<>();
    private Optional<String> machine = Optional.of("pc-q35-7.2");
    private Optional<String> arch = Optional.empty();

    private DomainSpec(List<NicSpec> nics) {
        this.nics = nics;
    }

    static DomainSpec domain(NicSpec... nics) {
        return new DomainSpec(List.of(nics));
    }

    /** A good pair. */
    static DomainSpec pair() {
        return domain(NicSpec.standby(), NicSpec.vf());
    }

    DomainSpec machine(String text) {
        machine = Optional.of(text);
        return this;
    }

    DomainSpec noMachine() {
        machine = Optional.empty();
        return this;
    }

    DomainSpec arch(String text) {
        arch = Optional.of(text);
        return this;
    }

    DomainSpec device(String element, String alias) {
        return add(element, Optional.of(alias).filter(UserAlias::isKept), Optional.empty());
    }

    DomainSpec deviceAt(String element, String... address) {
        return add(element, Optional.empty(), NicSpec.address(address).address());
    }

    private DomainSpec add(String element, Optional<String> alias, Optional<PciAddress> address) {
        others.add(new DomainDevice(element, alias, address, Origin.ofPath("/domain/devices/" + element)));
        return this;
    }

    DomainSpec controller(String index, String model) {
        controllers.add(new PciController(Optional.of(index), Optional.of(model), Optional.empty()));
        return this;
    }

    DomainSpec portWithHotplug(String index, String hotplug) {
        controllers.add(new PciController(Optional.of(index), Optional.of("pcie-root-port"), Optional.of(hotplug)));
        return this;
    }

    DomainSpec stray(String path) {
        strays.add(Location.of(path));
        return this;
    }

    DomainNics build() {
        List<Nic> built = new ArrayList<>();
        int[] counts = new int[Nic.Element.values().length];
        for (NicSpec nic : nics) {
            int count = ++counts[nic.element().ordinal()];
            built.add(nic.build("/domain/devices/" + nic.element().text() + "[" + count + "]"));
        }
        return DomainNics.builder()
                .name("vm")
                .machine(machine)
                .arch(arch)
                .addAllNics(built)
                .addAllOtherDevices(others)
                .addAllControllers(controllers)
                .addAllStrayTeamings(strays)
                .build();
    }

    @Override
    public Report check(Rules rules) {
        return rules.check(build());
    }
}
