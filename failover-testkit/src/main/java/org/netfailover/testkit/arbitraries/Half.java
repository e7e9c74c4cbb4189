package org.netfailover.testkit.arbitraries;

import java.util.Optional;

/** Which device a breakage edits, and what it makes of it beforehand so that it can. */
enum Half {
    /** Any standby. */
    STANDBY {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "persistent");
        }
    },
    /** A standby on a bridge, where nothing but its own faults can be wrong. */
    BRIDGE_STANDBY {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "persistent");
        }

        @Override
        Element made(Element device, Element devices, int at) {
            Element bridged = device.with("type", "bridge")
                    .withoutChildren("target")
                    .withoutChildren("driver")
                    .withOnly(Element.of("source", "bridge", "br0"));
            return device.attribute("type").filter("bridge"::equals).isPresent() ? device : bridged;
        }
    },
    /** Any primary. */
    PRIMARY {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "transient");
        }
    },
    /** A primary that is an interface. */
    INTERFACE_PRIMARY {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "transient");
        }

        @Override
        Element made(Element device, Element devices, int at) {
            return device.name().equals("interface") ? device : asInterface(device, devices, at);
        }
    },
    /** A primary that is an interface with a VF. */
    VF_PRIMARY {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "transient");
        }

        @Override
        Element made(Element device, Element devices, int at) {
            if (isUsb(device)) {
                return asInterface(device.withoutChildren("source"), devices, at);
            }
            return isHostdevInterface(device) ? device : asInterface(device, devices, at);
        }
    },
    /** A primary that is a plain hostdev. */
    HOSTDEV_PRIMARY {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "transient");
        }

        @Override
        Element made(Element device, Element devices, int at) {
            boolean isHostdev = device.name().equals("hostdev");
            boolean isPci = device.attribute("type").filter("pci"::equals).isPresent();
            if (isHostdev && isPci) {
                return device;
            }
            Element hostdev = Element.of("hostdev", "mode", "subsystem", "type", "pci", "managed", "yes")
                    .containing(Element.of("source").containing(isHostdev ? vf(at) : addressOf(device, at)));
            return withMarks(hostdev, device);
        }
    },
    /** A standby or a primary. */
    EITHER {
        @Override
        boolean isOne(Element device) {
            return isMarked(device, "persistent") || isMarked(device, "transient");
        }
    },
    /** A standby, or a primary that is an interface. */
    EITHER_INTERFACE {
        @Override
        boolean isOne(Element device) {
            return device.name().equals("interface") && EITHER.isOne(device);
        }
    };

    /** The name of an element that stands for its children. */
    static final String SEVERAL = "several";

    /** Whether the device can be edited. */
    abstract boolean isOne(Element device);

    /** The device as it has to be for the edit. */
    Element made(Element device, Element devices, int at) {
        return device;
    }

    static boolean isMarked(Element device, String type) {
        return device.child("teaming")
                .flatMap(teaming -> teaming.attribute("type"))
                .filter(type::equals)
                .isPresent();
    }

    private static boolean isHostdevInterface(Element device) {
        return device.name().equals("interface")
                && device.attribute("type").filter("hostdev"::equals).isPresent();
    }

    private static boolean isUsb(Element device) {
        return device.child("source")
                .flatMap(source -> source.child("address"))
                .flatMap(address -> address.attribute("type"))
                .filter("usb"::equals)
                .isPresent();
    }

    private static Element asInterface(Element device, Element devices, int at) {
        Element vf = Element.of("interface", "type", "hostdev", "managed", "yes")
                .containing(
                        macOf(device, devices),
                        Element.of("source").containing(addressOf(device, at).with("type", "pci")));
        return withMarks(vf, device);
    }

    private static Element withMarks(Element made, Element device) {
        Element marked = made;
        for (Element child : device.children()) {
            if (!child.name().equals("mac")
                    && !child.name().equals("source")
                    && !child.name().equals("vlan")) {
                marked = marked.containing(child);
            }
        }
        return marked;
    }

    /** The VF's address; a pool has none, so one that depends on the place. */
    private static Element addressOf(Element device, int at) {
        return device.child("source").flatMap(source -> source.child("address")).orElse(vf(at));
    }

    private static Element vf(int at) {
        return Element.of("address", "domain", "0x0000", "bus", "0xfe", "slot", "0x1e", "function", "0x" + at % 8);
    }

    /** The device's MAC, or that of the standby that it refers to. */
    private static Element macOf(Element device, Element devices) {
        Optional<String> standby = device.child("teaming").flatMap(teaming -> teaming.attribute("persistent"));
        return device.child("mac")
                .or(() -> devices.children().stream()
                        .filter(other -> other.child("alias")
                                .flatMap(alias -> alias.attribute("name"))
                                .equals(standby))
                        .findFirst()
                        .flatMap(other -> other.child("mac")))
                .orElse(Element.of("mac", "address", "52:54:00:00:00:fe"));
    }
}
