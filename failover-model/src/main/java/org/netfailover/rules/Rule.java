package org.netfailover.rules;

import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.netfailover.model.Version;

/** A rule of the catalogue: what has to hold, who says so, and what to do where it does not. */
@Value.Immutable
public abstract class Rule {
    /** What a rule looks at. */
    public enum Subject {
        /** The NICs of one domain. */
        DOMAIN,
        /** A vNIC profile among its kind. */
        PROFILE,
        /** A domain's NICs before and after a change: an update, or a migration. */
        CHANGE,
        /** A claim of VFs, or a map from VFs to VFs. */
        CLAIM
    }

    /** Subclassed by generated code only. */
    Rule() {}

    /**
     * The code, which never changes its meaning.
     *
     * @return upper-case words joined by {@code _}
     */
    public abstract String code();

    /**
     * How bad a breach is.
     *
     * @return the severity of its findings
     */
    public abstract Severity severity();

    /**
     * Who imposes it.
     *
     * @return the authority
     */
    public abstract Authority authority();

    /**
     * Since which version of the authority.
     *
     * @return the version, where it is known; a target that is older does not ask the rule
     */
    public abstract Optional<Version> since();

    /**
     * What it looks at.
     *
     * @return a domain unless told otherwise
     */
    @Value.Default
    public Subject subject() {
        return Subject.DOMAIN;
    }

    /**
     * What has to be given for it to be asked.
     *
     * @return nothing unless told otherwise
     */
    public abstract Set<Need> needs();

    /**
     * What has to hold.
     *
     * @return one sentence
     */
    public abstract String requirement();

    /**
     * What the authority says of a breach, in its own words; {@code …} stands for what differs.
     *
     * @return the message, where there is one
     */
    public abstract Optional<String> says();

    /**
     * What to do about a breach.
     *
     * @return an instruction
     */
    public abstract String remedy();

    /**
     * Where the rule comes from.
     *
     * @return the document or program, with its version
     */
    public abstract String source();

    /** The code. */
    @Override
    public String toString() {
        return code();
    }

    static Builder error(String code, Authority authority) {
        return new Builder().code(code).severity(Severity.ERROR).authority(authority);
    }

    static Builder warning(String code, Authority authority) {
        return new Builder().code(code).severity(Severity.WARNING).authority(authority);
    }

    /** Builds a {@link Rule}; only the catalogue does. */
    static final class Builder extends ImmutableRule.Builder {
        Builder() {}

        Builder since(int major, int minor, int micro) {
            return since(Version.of(major, minor, micro));
        }
    }
}
