package org.netfailover.testkit.assertions;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.operation.Journal;
import org.netfailover.plan.Side;

/**
 * Assertions about one step of a journal.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * Outcome outcome = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0").run();
 * assertThat(outcome.journal())
 *         .did("unplug ua-net0-vf")
 *         .on(Side.SOURCE)
 *         .within(Duration.ofSeconds(5))
 *         .before("unplug ua-net0");
 * }</pre>
 */
public final class JournalStepAssert extends AbstractAssert<JournalStepAssert, Journal.Entry> {
    private final Journal journal;
    private final int index;

    JournalStepAssert(Journal journal, int index) {
        super(journal.entries().get(index), JournalStepAssert.class);
        this.journal = journal;
        this.index = index;
    }

    /**
     * Verifies that another step was done afterwards.
     *
     * @param what the other step, other than to undo one
     * @return this
     */
    public JournalStepAssert before(String what) {
        List<Journal.Entry> entries = journal.entries();
        return require(entries.subList(index + 1, entries.size()), "before", what);
    }

    /**
     * Verifies that another step had been done.
     *
     * @param what the other step, other than to undo one
     * @return this
     */
    public JournalStepAssert after(String what) {
        return require(journal.entries().subList(0, index), "after", what);
    }

    private JournalStepAssert require(List<Journal.Entry> among, String order, String what) {
        if (among.stream().noneMatch(JournalAssert.isDone(what))) {
            failWithMessage(
                    "%s",
                    "Expected \"" + actual.what() + "\" " + order + " \"" + what + "\", but there is\n"
                            + OutcomeAssert.journal(journal));
        }
        return this;
    }

    /**
     * Verifies on which host it was.
     *
     * @param side the host
     * @return this
     */
    public JournalStepAssert on(Side side) {
        if (actual.side() != side) {
            failWithMessage("%s", "Expected it on the " + Words.lower(side) + ", but there is\n" + entry());
        }
        return this;
    }

    /**
     * Verifies that it did not take longer.
     *
     * @param most the longest time that is allowed
     * @return this
     */
    public JournalStepAssert within(Duration most) {
        if (actual.took().compareTo(most) > 0) {
            failWithMessage("%s", "Expected it within " + most.toMillis() + " ms, but there is\n" + entry());
        }
        return this;
    }

    /**
     * Verifies that something was observed.
     *
     * @param part a part of a line
     * @return this
     */
    public JournalStepAssert observed(String part) {
        if (actual.observed().stream().noneMatch(line -> line.contains(part))) {
            failWithMessage("%s", "Expected to be observed what says \"" + part + "\", but there is\n" + entry());
        }
        return this;
    }

    private String entry() {
        return Words.lines(Stream.of(actual.toString()));
    }
}
