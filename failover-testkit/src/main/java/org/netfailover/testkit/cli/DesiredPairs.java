package org.netfailover.testkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.NicPair;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Reconciler;
import picocli.CommandLine.Option;

/** Which pairs a domain is to have, as options say it. */
final class DesiredPairs {
    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = {
                "Domain XML with the pairs that the domain is to have; - is the standard input. Without it, those that are"
                        + " remembered with the domain."
            })
    private Optional<String> file = Optional.empty();

    /** The pairs of the document, or those that are remembered; where there are none the command ends. */
    List<TeamingPair> of(String domain, Reconciler reconciler, Console console) {
        return given(console)
                .or(() -> reconciler.remembered(domain))
                .orElseThrow(() -> Failure.notMeant(
                        domain,
                        "NOTHING_REMEMBERED",
                        "no pairs are remembered with the domain; say which with --pairs"));
    }

    private Optional<List<TeamingPair>> given(Console console) {
        return file.map(name -> {
            List<TeamingPair> pairs = new ArrayList<>();
            for (NicPair pair : Documents.domain(console, name).pairs()) {
                pairs.add(pair.assured()
                        .orElseThrow(() -> Failure.notMeant(
                                name,
                                "NOT_A_PAIR",
                                "the pair " + pair.standby().aliasText().orElse("") + " breaks a rule; see check")));
            }
            return pairs;
        });
    }
}
