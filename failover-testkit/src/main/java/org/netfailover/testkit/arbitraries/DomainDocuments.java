package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.TeamingPair;

/**
 * Domain documents around failover pairs: q35 machines with PCI Express root ports, one to three pairs, and other
 * devices with aliases and PCI addresses in between.
 *
 * <pre>{@code
 * Rules rules = Rules.forTarget(Target.any());
 * DomainXml sound = DomainXml.parse(DomainDocuments.sound().sample().text());
 * DomainXml broken = DomainXml.parse(DomainDocuments.breaking("MACS_DIFFER").sample().text());
 * assertThat(rules.check(sound.nics()).codes()).doesNotContain("MACS_DIFFER");
 * assertThat(rules.check(broken.nics()).codes()).contains("MACS_DIFFER");
 * }</pre>
 */
public final class DomainDocuments {
    private DomainDocuments() {}

    /**
     * Domains around one to three pairs that libvirt defines.
     *
     * @return sound domains
     */
    public static Arbitrary<DomainDocument> sound() {
        return Pairs.together(1, 3).flatMap(DomainDocuments::around);
    }

    /**
     * Domains around given pairs that libvirt defines.
     *
     * @param pairs pairs that can be in one domain together ({@link Pairs#areApart})
     * @return sound domains
     */
    public static Arbitrary<DomainDocument> around(List<TeamingPair> pairs) {
        return Combinators.combine(
                        OtherDevices.any(aliasesOf(pairs)),
                        Arbitraries.of(true, false).list().ofSize(2 * pairs.size()),
                        Arbitraries.shuffle(halves(pairs)))
                .as((others, placed, order) -> document(pairs, others, placed, order));
    }

    /**
     * Domains that are broken in exactly one way.
     *
     * @return domains whose {@link DomainDocument#code()} says which rule is broken
     */
    public static Arbitrary<DomainDocument> broken() {
        return Arbitraries.of(Breakages.all()).flatMap(DomainDocuments::brokenBy);
    }

    /**
     * Domains that break one rule.
     *
     * @param code the rule's code, one of {@link Breakages#codes()}
     * @return domains that break this rule
     * @throws IllegalArgumentException when there is no breakage of this rule
     */
    public static Arbitrary<DomainDocument> breaking(String code) {
        List<Breakage> breakages = Breakages.of(code);
        if (breakages.isEmpty()) {
            throw new IllegalArgumentException("no breakage of a rule " + code);
        }
        return Arbitraries.of(breakages).flatMap(DomainDocuments::brokenBy);
    }

    /**
     * Domains that are broken in one given way.
     *
     * @param breakage the way
     * @return broken domains
     */
    public static Arbitrary<DomainDocument> brokenBy(Breakage breakage) {
        return sound().flatMap(breakage::applied);
    }

    /**
     * Domains with values and elements that libvirt reads although they look wrong or its schema forbids them.
     *
     * @param max the greatest number of oddities
     * @return domains with none to {@code max} oddities
     */
    public static Arbitrary<DomainDocument> odd(int max) {
        return Arbitraries.of(OddValues.all()).list().ofMaxSize(max).flatMap(edits -> {
            Arbitrary<DomainDocument> documents = sound();
            for (HalfEdit edit : edits) {
                documents = documents.flatMap(document -> edit.applied(document.root())
                        .map(root -> new DomainDocument(root, document.pairs(), document.breakages())));
            }
            return documents;
        });
    }

    /**
     * Domains with a number of breakages, one after the other, so that one may undo or hide another, and here and there
     * an oddity.
     *
     * @param max the greatest number of breakages
     * @return domains with none to {@code max} breakages
     */
    public static Arbitrary<DomainDocument> brokenUpTo(int max) {
        return Arbitraries.of(Breakages.all()).list().ofMaxSize(max).flatMap(breakages -> {
            Arbitrary<DomainDocument> documents = sound();
            for (Breakage breakage : breakages) {
                documents = documents.flatMap(breakage::applied);
            }
            return documents;
        });
    }

    private static Set<String> aliasesOf(List<TeamingPair> pairs) {
        Set<String> aliases = new HashSet<>();
        pairs.forEach(pair -> {
            aliases.add(pair.standby().alias().value());
            aliases.add(pair.primary().alias().value());
        });
        return aliases;
    }

    private static List<Element> halves(List<TeamingPair> pairs) {
        List<Element> halves = new ArrayList<>();
        pairs.forEach(pair -> halves.addAll(PairElements.of(pair)));
        return halves;
    }

    private static DomainDocument document(
            List<TeamingPair> pairs, List<Element> others, List<Boolean> placed, List<Element> order) {
        List<Element> devices = new ArrayList<>(rootPorts(order.size()));
        for (int i = 0; i < order.size(); i++) {
            Element half = order.get(i);
            devices.add(placed.get(i) ? half.containing(PairElements.guestAddress(i + 1)) : half);
        }
        // Between the halves rather than behind them.
        for (int i = 0; i < others.size(); i++) {
            devices.add(Math.min(devices.size(), 1 + 2 * i), others.get(i));
        }
        Element root = Element.of("domain", "type", "qemu")
                .containing(
                        Element.of("name").saying("vm"),
                        Element.of("memory", "unit", "KiB").saying("65536"),
                        Element.of("vcpu").saying("1"),
                        Element.of("os")
                                .containing(Element.of("type", "arch", "x86_64", "machine", "q35")
                                        .saying("hvm")),
                        Element.of("devices").containing(devices));
        return new DomainDocument(root, pairs, List.of());
    }

    /** A root bus, and ports for so many devices. */
    static List<Element> rootPorts(int count) {
        List<Element> ports = new ArrayList<>();
        ports.add(controller(0, "pcie-root"));
        for (int index = 1; index <= count; index++) {
            ports.add(controller(index, "pcie-root-port"));
        }
        return ports;
    }

    private static Element controller(int index, String model) {
        return Element.of("controller", "type", "pci", "index", Integer.toString(index), "model", model);
    }
}
