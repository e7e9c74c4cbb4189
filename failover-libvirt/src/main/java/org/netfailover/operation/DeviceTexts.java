package org.netfailover.operation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.Nic;
import org.netfailover.model.UserAlias;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/**
 * The XML of every device that is plugged: what was given, or what the domain had before the first step, so that it can
 * be plugged again on either host.
 *
 * @param running the domain as it can be taken elsewhere, before the first step
 * @param aliases the alias of each of its NICs, in document order, also those that libvirt made up
 * @param definition the domain's definition, before the first step
 * @param given devices that are new to the domain
 * @param changes what is otherwise on the destination
 */
record DeviceTexts(
        DomainXml running,
        List<Optional<String>> aliases,
        Optional<DomainXml> definition,
        List<DeviceXml> given,
        DestinationChanges changes) {
    /** What a step is to plug. */
    DeviceXml of(Step.Attach step) {
        DeviceXml device = given.stream()
                .filter(one -> one.nic().aliasText().equals(Optional.of(step.device())))
                .findFirst()
                .orElseGet(() -> captured(step.device()));
        DeviceXml named = device.nic().aliasText().equals(Optional.of(step.alias()))
                ? device
                : device.withAlias(UserAlias.of(step.alias()));
        return step.side() == Side.SOURCE
                ? named
                : changes.moved(step.device())
                        .map(moved -> Sources.moved(named, moved.source()))
                        .orElse(named);
    }

    /** What a step is to plug back: what the domain had of that name, even where a new one is given. */
    DeviceXml back(Step.Attach step) {
        return aliases.contains(Optional.of(step.device()))
                ? new DeviceTexts(running, aliases, definition, List.of(), changes).of(step)
                : of(step);
    }

    private DeviceXml captured(String alias) {
        int index = aliases.indexOf(Optional.of(alias));
        if (index < 0) {
            throw new IllegalArgumentException("the domain had no NIC of the alias " + alias);
        }
        Nic nic = running.nics().nics().get(index);
        return running.device(nic).attachable();
    }

    /** Where the domain had a device before, of the configurations that a step is about. */
    Set<Scope> before(String alias, Set<Scope> meant) {
        Set<Scope> had = EnumSet.copyOf(meant);
        boolean defined = definition
                .filter(xml -> xml.nics().nics().stream()
                        .anyMatch(nic -> nic.aliasText().equals(Optional.of(alias))))
                .isPresent();
        if (!defined) {
            had.remove(Scope.CONFIG);
        }
        if (!aliases.contains(Optional.of(alias))) {
            had.remove(Scope.LIVE);
        }
        return had;
    }
}
