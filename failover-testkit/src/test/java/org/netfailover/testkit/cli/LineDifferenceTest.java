package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDifferenceTest {
    @Test
    void aTextDoesNotDifferFromItself() {
        assertThat(LineDifference.of("a\nb\n", "a\nb\n").lines()).isEmpty();
    }

    @Test
    void linesThatStandInBothAreKept() {
        LineDifference difference = LineDifference.of("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n");

        assertThat(difference.lines()).containsExactly("- b", "+ x", "+ e");
        assertThat(difference.kept()).isEqualTo(3);
        assertThat(difference.read()).isEqualTo(4);
    }

    @Test
    void anotherLineEndIsAnotherLine() {
        assertThat(LineDifference.of("a\nb\n", "a\r\nb\n").lines()).containsExactly("- a", "+ a");
    }
}
