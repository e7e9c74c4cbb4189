package org.netfailover.rules;

/** Who imposes a rule. */
public enum Authority {
    /** libvirt refuses what breaks it. */
    LIBVIRT,
    /** QEMU does, or fails when the device is used. */
    QEMU,
    /** The guest's driver needs it. */
    GUEST,
    /** Frames go astray otherwise. */
    NETWORK,
    /** oVirt's engine or Vdsm refuses what breaks it. */
    OVIRT,
    /** Nova does. */
    NOVA
}
