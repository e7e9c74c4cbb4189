package org.netfailover.model;

import java.util.Optional;

/** The models of a virtio NIC, {@code <model type='…'/>}. Only these may be a standby. */
public enum VirtioModel {
    /** Transitional or modern by the bus it sits on. */
    VIRTIO("virtio"),
    /** Works with drivers of virtio 0.9 too; a conventional PCI slot (libvirt since 5.2.0). */
    VIRTIO_TRANSITIONAL("virtio-transitional"),
    /** Virtio 1.0 only (libvirt since 5.2.0). */
    VIRTIO_NON_TRANSITIONAL("virtio-non-transitional");

    private final String text;

    VirtioModel(String text) {
        this.text = text;
    }

    /**
     * The attribute's text.
     *
     * @return such as {@code virtio}
     */
    public String text() {
        return text;
    }

    /**
     * Reads the attribute's text as libvirt does, upper and lower case alike.
     *
     * @param text any text
     * @return the model, or empty when it is no virtio NIC
     */
    public static Optional<VirtioModel> find(String text) {
        for (VirtioModel model : values()) {
            if (model.text.equalsIgnoreCase(text)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
