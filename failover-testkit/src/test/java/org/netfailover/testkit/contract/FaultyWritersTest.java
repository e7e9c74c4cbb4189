package org.netfailover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.xml.DomainXml;

/** What {@link PairWriterContract} says to writers that get one thing wrong. */
class FaultyWritersTest {
    /** A writer that spoils what {@link DomainXml} wrote. */
    abstract static class Faulty extends PairWriterContract {
        private final UnaryOperator<String> fault;

        Faulty(UnaryOperator<String> fault) {
            this.fault = fault;
        }

        @Override
        protected String write(String domain, TeamingPair pair, Dialect dialect) {
            return fault.apply(DomainXml.parse(domain).withPair(pair, dialect).text());
        }
    }

    static final class DanglingReference extends Faulty {
        DanglingReference() {
            super(text -> text.replace("persistent='ua-eth1'", "persistent='ua-eth9'"));
        }
    }

    static final class DroppedAlias extends Faulty {
        DroppedAlias() {
            super(text -> text.replace("'ua-eth1'", "'eth.1'"));
        }
    }

    static final class OtherMac extends Faulty {
        OtherMac() {
            super(text -> text.replaceFirst("52:54:00:5d:0d:01", "52:54:00:5d:0d:99"));
        }
    }

    static final class OtherPool extends Faulty {
        OtherPool() {
            super(text -> text.replace("network='vfpool'", "network='default'"));
        }
    }

    static final class EmulatedStandby extends Faulty {
        EmulatedStandby() {
            super(text -> text.replaceAll("<model type='virtio'/>(\\s*<teaming)", "<model type='e1000'/>$1"));
        }
    }

    static final class LostMetadata extends Faulty {
        LostMetadata() {
            super(text -> text.replaceFirst("(?s)<metadata>.*</metadata>", ""));
        }
    }

    static final class Unfinished extends Faulty {
        Unfinished() {
            super(text -> text.replace("</domain>", ""));
        }
    }

    static Stream<Arguments> aFaultIsFoundAndExplained() {
        return Stream.of(
                argumentSet("reference", DanglingReference.class, "thePrimaryNamesItsStandby", "refers to that alias"),
                argumentSet("alias", DroppedAlias.class, "noRuleIsBroken", "STANDBY_ALIAS_DROPPED"),
                argumentSet("MAC", OtherMac.class, "bothHalvesAreThereWithThePairsMac", "1 had the pair's MAC"),
                argumentSet("pool", OtherPool.class, "aPairIsReadBackAsItWasAskedFor", "lead somewhere else"),
                argumentSet("model", EmulatedStandby.class, "noRuleIsBroken", "STANDBY_NOT_VIRTIO"),
                argumentSet("metadata", LostMetadata.class, "theRestOfTheDomainIsAsItWas", "at /domain/metadata"),
                argumentSet("form", Unfinished.class, "noRuleIsBroken", "no domain"));
    }

    @ParameterizedTest
    @MethodSource
    void aFaultIsFoundAndExplained(Class<?> writer, String test, String words) {
        ContractRun run = ContractRun.of(writer);

        assertThat(run.failures()).containsKey(test);
        assertThat(run.failures().get(test)).contains(words);
        assertThat(run.failures().values())
                .allSatisfy(message -> assertThat(message)
                        .contains("Required: ")
                        .contains("Otherwise: ")
                        .doesNotContain("<interface")
                        .doesNotContain("shop:owner"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void whereDocumentsDifferIsToldByItsPath(String before, String after, List<String> path) {
        assertThat(XmlDifference.first(before, after).stream().toList()).isEqualTo(path);
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                argumentSet("layout", "<a b='1' c='2'> <d/>\n</a>", "<a c=\"2\" b=\"1\"><d></d></a>", List.of()),
                argumentSet("attribute", "<a><d e='1'/></a>", "<a><d e='2'/></a>", List.of("/a/d")),
                argumentSet("attribute less", "<a><d e='1'/></a>", "<a><d/></a>", List.of("/a/d")),
                argumentSet("text", "<a><d>1</d></a>", "<a><d>2</d></a>", List.of("/a/d")),
                argumentSet("comment", "<a><!-- 1 --></a>", "<a/>", List.of("/a")),
                argumentSet("element less", "<a><b/><c/></a>", "<a><b/></a>", List.of("/a/c")),
                argumentSet("element more", "<a><b/></a>", "<a><b/><c/></a>", List.of("/a/c")),
                argumentSet("order", "<a><b/><c/></a>", "<a><c/><b/></a>", List.of("/a/b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALIAS_TWICE", "STANDBY_UNPLUGGED_BEFORE_PRIMARY"})
    void aRuleThatIsNamedIsInTheCatalogue(String code) {
        assertThat(Breach.ofRule(code, "It did.", "it breaks").message())
                .startsWith("It did.\nRequired: ")
                .contains("(rule " + code + "; ")
                .endsWith("\nOtherwise: it breaks.");
    }
}
