package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;

/** Whether an outcome and its journal tell one story. */
final class Accounts {
    private Accounts() {}

    static void agree(Outcome outcome, UUID domain, String name) {
        Journal journal = outcome.journal();
        assertThat(journal.domain()).isEqualTo(domain);
        assertThat(journal.name()).isEqualTo(name);
        assertThat(journal.entries())
                .extracting(Journal.Entry::at)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isBetween(journal.started(), journal.ended()));
        assertThat(journal.entries()).allSatisfy(Accounts::tellsItsFailure);
        assertThat(outcome.summary()).as("one line").isNotBlank().doesNotContain("\n", "<domain", "<interface");
        String json = outcome.toJson();
        assertThat(json).doesNotContain("<domain", "<interface");
        if (outcome instanceof Outcome.Completed) {
            assertThat(json).contains("\"COMPLETED\"");
            assertThat(failed(journal)).isEmpty();
            assertThat(undone(journal)).isEmpty();
        } else if (outcome instanceof Outcome.Refused) {
            assertThat(json).contains("\"REFUSED\"");
            assertThat(journal.entries()).allMatch(entry -> entry.result() == Journal.Result.FAILED);
        } else if (outcome instanceof Outcome.RolledBack rolledBack) {
            assertThat(json).contains("\"ROLLED_BACK\"");
            assertThat(undone(journal)).noneMatch(entry -> entry.result() == Journal.Result.FAILED);
            assertThat(outcome.summary()).contains(rolledBack.cause().message());
        } else if (outcome instanceof Outcome.NeedsAttention attention) {
            assertThat(json).contains("\"NEEDS_ATTENTION\"");
            assertThat(attention.left()).isNotEmpty();
            assertThat(outcome.summary()).contains(attention.cause().message());
        } else if (outcome instanceof Outcome.Degraded degraded) {
            assertThat(json).contains("\"DEGRADED\"");
            assertThat(degraded.missing().size() + degraded.failures().size()).isPositive();
        }
    }

    private static void tellsItsFailure(Journal.Entry entry) {
        assertThat(entry.failure().isPresent()).isEqualTo(entry.result() == Journal.Result.FAILED);
    }

    private static List<Journal.Entry> failed(Journal journal) {
        return journal.entries().stream()
                .filter(entry -> entry.result() == Journal.Result.FAILED)
                .toList();
    }

    private static List<Journal.Entry> undone(Journal journal) {
        return journal.entries().stream().filter(Journal.Entry::undo).toList();
    }
}
