package org.netfailover.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        /** Vnic profiles before and after a change. */
        PROFILE_CHANGE,
        /** A domain before and after a device of it is updated. */
        UPDATE,
        /** A domain that moves to another host: how, its XML there, the map of its VFs, the requests behind them. */
        MOVE,
        /** A domain to which something is to be done while it runs. */
        OPERATION,
        /** Devices that are plugged into a running domain or unplugged. */
        HOTPLUG
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
     * Whether it is asked only by a target that switches it on, as a matter of compatibility.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean onRequest() {
        return false;
    }

    /**
     * What has to hold.
     *
     * @return one sentence
     */
    public abstract String requirement();

    /**
     * What the authority says of a breach, in its own words; {@code …} stands for what differs.
     *
     * @return the message, or several where it tells cases apart; none when it says nothing
     */
    public abstract List<String> says();

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

    static Builder info(String code, Authority authority) {
        return new Builder().code(code).severity(Severity.INFO).authority(authority);
    }

    /** Builds a {@link Rule}; only the catalogue does. */
    static final class Builder extends ImmutableRule.Builder {
        Builder() {}

        Builder since(int major, int minor, int micro) {
            return since(Version.of(major, minor, micro));
        }

        Builder says(String... messages) {
            return addSays(messages);
        }

        Builder needs(Need need) {
            return addNeeds(need);
        }

        /** Ends the rule with its check. */
        <F> Bound<F> checkedBy(Bound.Check<F> check) {
            return new Bound<>(build(), check, null);
        }

        /** Ends the rule with a check that looks at each of some things by itself. */
        <F, T> Bound<F> onEach(Function<F, List<T>> things, Bound.EachCheck<T> check) {
            Bound.Each<F, T> each = new Bound.Each<>(things, check);
            return new Bound<>(build(), each, each);
        }
    }
}
