package org.netfailover.operation;

import java.time.Duration;
import org.netfailover.plan.Side;

/** Looks for the domain on both hosts until it is known where it runs, since no error and no success says so. */
final class Search {
    /** How long a host is asked that does not answer, once the other one runs the domain. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Course course;

    Search(Course course) {
        this.course = course;
    }

    /**
     * Looks until nothing will change by itself, or the time is over.
     *
     * @param steady for how long it has to stay so; for a call that may not have arrived yet
     */
    Verdict settled(Deadline until, Duration steady) {
        Deadline silence = course.in(SILENCE);
        Deadline calm = course.in(steady);
        String before = "";
        while (true) {
            Verdict now = once();
            if (!before.equals(now.words())) {
                before = now.words();
                course.journal().observe(Side.SOURCE, "the domain is, " + before);
                calm = course.in(steady);
                silence = now.lacksOneWord() ? silence : course.in(SILENCE);
            }
            boolean over = until.isOver() || now.lacksOneWord() && silence.isOver();
            if (over || now.isSettled() && calm.isOver()) {
                return now;
            }
            course.await(until.atMost(PAUSE));
        }
    }

    /** One look at both hosts. */
    Verdict once() {
        Sight source = Sight.of(course, Side.SOURCE, course.in(PATIENCE));
        Sight destination = Sight.of(course, Side.DESTINATION, course.in(PATIENCE));
        return Verdict.of(source, destination);
    }
}
