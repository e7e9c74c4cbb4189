package org.netfailover.libvirt;

/** How {@link LibvirtHost#define} treats a document. */
public enum DefineOption {
    /**
     * The document is held against libvirt's own schema first ({@code VIR_DOMAIN_DEFINE_VALIDATE}, since libvirt
     * 1.2.12). What libvirt would drop without a word, such as attributes and elements that it does not know, is then
     * refused with code 92, before anything else is looked at.
     */
    VALIDATE(1);

    private final int flag;

    DefineOption(int flag) {
        this.flag = flag;
    }

    static int flags(DefineOption... options) {
        int flags = 0;
        for (DefineOption option : options) {
            flags |= option.flag;
        }
        return flags;
    }
}
