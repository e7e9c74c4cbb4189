package org.netfailover.rules;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.netfailover.model.ActualNic;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.TeamingText;

/** A NIC for a test: a good one by default, of which single things are then changed. */
final class NicSpec {
    static final String MAC = "52:54:00:aa:bb:01";

    private final Nic.Element element;
    private String type;
    private NicSource source = NicSource.NONE;
    private TeamingText teaming = TeamingText.NONE;
    private Optional<String> alias = Optional.empty();
    private Optional<String> mac = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<PciAddressText> guestAddress = Optional.empty();
    private Optional<ActualNic> actual = Optional.empty();
    private UnaryOperator<Nic.Builder> rest = builder -> builder;

    private NicSpec(Nic.Element element, String type) {
        this.element = element;
        this.type = type;
    }

    static NicSpec nic(String type) {
        return new NicSpec(Nic.Element.INTERFACE, type);
    }

    /** A standby on a bridge, {@code ua-net0}. */
    static NicSpec standby() {
        return nic("bridge")
                .source(NicSource.ofBridge("br0"))
                .mac(MAC)
                .model("virtio")
                .alias("ua-net0")
                .teaming(TeamingText.ofPersistent());
    }

    /** A primary by address, {@code ua-vf0}, whose standby is {@code ua-net0}. */
    static NicSpec vf() {
        return nic("hostdev").vf("0000:b3:02.3").mac(MAC).alias("ua-vf0").teaming(TeamingText.ofTransient("ua-net0"));
    }

    /** A primary from the pool {@code vfpool}. */
    static NicSpec pooled() {
        return vf().type("network").source(NicSource.ofNetwork("vfpool"));
    }

    /** A primary that is a plain hostdev. */
    static NicSpec hostdev() {
        return plain("pci").vf("0000:b3:02.3").alias("ua-vf0").teaming(TeamingText.ofTransient("ua-net0"));
    }

    static NicSpec plain(String type) {
        return new NicSpec(Nic.Element.HOSTDEV, type);
    }

    NicSpec type(String text) {
        type = text;
        return this;
    }

    NicSpec source(NicSource value) {
        source = value;
        return this;
    }

    NicSpec vf(String address) {
        return source(NicSource.ofVf(PciAddress.parse(address)));
    }

    /** The host's address as attributes: domain, bus, slot, function. */
    NicSpec vf(String addressType, String... attributes) {
        Optional<String> no = Optional.empty();
        return source(new NicSource(
                no,
                no,
                no,
                no,
                no,
                no,
                Optional.of(addressType),
                attributes.length == 0 ? Optional.empty() : Optional.of(address(attributes))));
    }

    NicSpec mac(String text) {
        mac = Optional.of(text);
        return this;
    }

    NicSpec noMac() {
        mac = Optional.empty();
        return this;
    }

    NicSpec model(String text) {
        model = Optional.of(text);
        return this;
    }

    NicSpec noModel() {
        model = Optional.empty();
        return this;
    }

    NicSpec alias(String text) {
        alias = Optional.of(text);
        return this;
    }

    NicSpec noAlias() {
        alias = Optional.empty();
        return this;
    }

    NicSpec teaming(TeamingText value) {
        teaming = value;
        return this;
    }

    NicSpec noTeaming() {
        return teaming(TeamingText.NONE);
    }

    NicSpec refersTo(String standby) {
        return teaming(TeamingText.ofTransient(standby));
    }

    NicSpec actual(String actualType, NicSource actualSource) {
        actual = Optional.of(new ActualNic(Optional.of(actualType), actualSource, Optional.empty()));
        return this;
    }

    /** The guest's address: domain, bus, slot, function, multifunction as far as given. */
    NicSpec at(String... attributes) {
        guestAddress = Optional.of(address(attributes));
        return this;
    }

    /** Sets anything else. */
    NicSpec with(UnaryOperator<Nic.Builder> more) {
        UnaryOperator<Nic.Builder> before = rest;
        rest = builder -> more.apply(before.apply(builder));
        return this;
    }

    static PciAddressText address(String... attributes) {
        return new PciAddressText(
                attribute(attributes, 0),
                attribute(attributes, 1),
                attribute(attributes, 2),
                attribute(attributes, 3),
                attribute(attributes, 4));
    }

    private static Optional<String> attribute(String[] attributes, int index) {
        return index < attributes.length ? Optional.of(attributes[index]) : Optional.empty();
    }

    Nic.Element element() {
        return element;
    }

    Nic build(String path) {
        Nic.Builder builder = Nic.builder(element, type)
                .source(source)
                .teaming(teaming)
                .aliasText(alias)
                .mac(mac)
                .model(model)
                .guestAddress(guestAddress)
                .actual(actual)
                .origin(Origin.ofPath(path));
        return rest.apply(builder).build();
    }
}
