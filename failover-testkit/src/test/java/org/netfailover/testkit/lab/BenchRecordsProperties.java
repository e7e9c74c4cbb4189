package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BenchRecordsProperties {
    @Provide
    Arbitrary<List<BenchRun>> runs() {
        return BenchRuns.any().list().ofMaxSize(4);
    }

    @Property(tries = 200)
    void whatWasWrittenIsRead(@ForAll("runs") List<BenchRun> runs) {
        assertThat(BenchRecords.parse(text(runs).lines().toList())).isEqualTo(runs);
    }

    /** The program that measures may be killed while it writes. */
    @Property(tries = 200)
    void whatIsCutOffStillHasAllThatWasComplete(@ForAll("runs") List<BenchRun> runs, @ForAll double where) {
        String text = text(runs);
        String cut = text.substring(0, (int) (Math.abs(where % 1) * text.length()));

        List<BenchRun> read = BenchRecords.parse(cut.lines().toList());

        long complete = cut.lines().filter("end"::equals).count();
        assertThat(read).isEqualTo(runs.subList(0, (int) complete));
    }

    /** And started again on the same file. */
    @Property(tries = 200)
    void whatIsAddedBehindACutIsRead(@ForAll("runs") List<BenchRun> runs, @ForAll("runs") List<BenchRun> more) {
        String text = text(runs);
        List<String> lines = text.lines().collect(Collectors.toList());
        if (!lines.isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        text(more).lines().forEach(lines::add);

        List<BenchRun> whole = runs.isEmpty() ? runs : runs.subList(0, runs.size() - 1);
        assertThat(BenchRecords.parse(lines))
                .isEqualTo(Stream.concat(whole.stream(), more.stream()).toList());
    }

    @Test
    void anotherFileIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchRecords.parse(List.of("<domain>", "</domain>")))
                .withMessage("line 1 is no record of a move");
    }

    @Test
    void aReasonOfManyLinesIsOne() {
        BenchRun run = BenchRuns.failed(LabTopology.PF, BenchVariant.SCRIPT, 3, "error: a\n\terror: b\n");

        List<BenchRun> read = BenchRecords.parse(BenchRecords.text(run).lines().toList());

        assertThat(read).extracting(one -> one.move().reason()).containsExactly("error: a error: b");
    }

    private static String text(List<BenchRun> runs) {
        return runs.stream().map(BenchRecords::text).collect(Collectors.joining());
    }
}
