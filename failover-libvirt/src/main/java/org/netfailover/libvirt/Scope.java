package org.netfailover.libvirt;

/** Which of a domain's two configurations a change is about. */
public enum Scope {
    /** The running domain ({@code VIR_DOMAIN_AFFECT_LIVE}). */
    LIVE(1),
    /** The definition that its next start will use ({@code VIR_DOMAIN_AFFECT_CONFIG}). */
    CONFIG(2);

    private final int flag;

    Scope(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }

    /** All of them in one. At least one is needed: without any libvirt would choose by itself. */
    static int flags(Scope... scopes) {
        if (scopes.length == 0) {
            throw new IllegalArgumentException("neither the running domain nor its definition is meant");
        }
        int flags = 0;
        for (Scope scope : scopes) {
            flags |= scope.flag;
        }
        return flags;
    }
}
