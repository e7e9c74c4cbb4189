package org.netfailover.model;

/**
 * The VLAN that a PF puts on what a VF sends, and takes off what it receives.
 *
 * @param id 1 to 4094, or 0 for none
 * @param qos the priority, 0 to 7
 * @param protocol which kind of tag
 */
public record VfVlan(int id, int qos, Protocol protocol) {
    /** No VLAN. */
    public static final VfVlan NONE = new VfVlan(0, 0, Protocol.DOT1Q);

    /** Kinds of tags. */
    public enum Protocol {
        /** 802.1Q. */
        DOT1Q("802.1Q"),
        /** 802.1ad, the outer tag of two. */
        DOT1AD("802.1ad");

        private final String text;

        Protocol(String text) {
            this.text = text;
        }

        /**
         * iproute2's word for it.
         *
         * @return such as {@code 802.1Q}
         */
        public String text() {
            return text;
        }
    }

    /** Refuses numbers that are out of range with {@link IllegalArgumentException}. */
    public VfVlan {
        if (id < 0 || id > 4094) {
            throw new IllegalArgumentException("VLAN " + id + " is out of range, 1 to 4094, or 0 for none");
        }
        if (qos < 0 || qos > 7) {
            throw new IllegalArgumentException("priority " + qos + " is out of range, 0 to 7");
        }
    }

    /**
     * A VLAN without a priority.
     *
     * @param id 1 to 4094, or 0 for none
     * @return the VLAN, 802.1Q
     */
    public static VfVlan of(int id) {
        return new VfVlan(id, 0, Protocol.DOT1Q);
    }
}
