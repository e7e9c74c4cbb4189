package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;

/** What happens to a pair when a device of it is updated. */
final class UpdateRules {
    private UpdateRules() {}

    static List<Bound<UpdateFacts>> all() {
        return List.of(dropsTeaming());
    }

    private static Bound<UpdateFacts> dropsTeaming() {
        return Rule.warning("UPDATE_DROPS_TEAMING", LIBVIRT)
                .subject(Rule.Subject.UPDATE)
                .since(6, 1, 0)
                .requirement("The XML of an update keeps the device's teaming; libvirt accepts one without and ignores"
                        + " that it is gone.")
                .remedy("keep the <teaming>; to end a pair, detach the primary")
                .source("libvirt 9.0.0, virDomainUpdateDeviceFlags")
                .onEach(UpdateFacts::changed, (nic, sink) -> {
                    if (nic.before().nic().teaming().isPresent()
                            && !nic.after().nic().teaming().isPresent()) {
                        sink.at(nic.after(), "", "the device has a teaming and the update has none");
                    }
                });
    }
}
