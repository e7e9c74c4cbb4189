package org.netfailover.testkit.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.netfailover.model.UserAlias;

/**
 * Aliases that libvirt keeps, and aliases that it drops without a word.
 *
 * <pre>{@code
 * assertThat(Aliases.user().map(UserAlias::value).sampleStream().limit(100)).allMatch(UserAlias::isKept);
 * assertThat(Aliases.dropped().sampleStream().limit(100)).noneMatch(UserAlias::isKept);
 * }</pre>
 */
public final class Aliases {
    private Aliases() {}

    /**
     * Aliases that libvirt keeps and that name something.
     *
     * @return from {@code ua-a} on; {@code ua--}, {@code ua-_} and long ones among them
     */
    public static Arbitrary<UserAlias> user() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars('-', '_')
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(tail -> UserAlias.of(UserAlias.PREFIX + tail));
    }

    /**
     * Texts that libvirt drops as an alias, so that a reference to one dangles.
     *
     * @return none of them empty
     */
    public static Arbitrary<String> dropped() {
        return Arbitraries.of(
                "net0",
                "UA-net0",
                "ua_net0",
                "ua-net.0",
                "ua-net 0",
                "ua-net/0",
                "ua-net:0",
                "ua-net,0",
                " ua-net0",
                "ua-net0 ",
                "ua-n\u00e9t0",
                "ua-\u0660",
                "u",
                "\u00fca-net0");
    }
}
