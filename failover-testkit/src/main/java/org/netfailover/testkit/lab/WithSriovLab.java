package org.netfailover.testkit.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * On a JUnit Jupiter test class: it needs a {@link SriovLab}. Where there can be none the tests are skipped with the
 * reason, or fail when {@code -Dnetfailover.require=lab} is set. They carry the tags {@code daemon} and {@code lab}.
 *
 * <pre><code>
 * {@literal @}WithSriovLab(topology = LabTopology.PF)
 * class AnswersTest {
 *     {@literal @}Test
 *     void aGuestWithAPairAnswers(SriovLab lab) {
 *         LabGuest guest = LabGuest.withPair("mover");
 *         guest.start(lab.a());
 *         assertThat(guest.answers(lab)).isTrue();
 *     }
 * }
 * </code></pre>
 *
 * <p>A parameter of type {@link SriovLab} receives a lab. It is kept for the next class that asks for the same, and ends
 * when one asks for another, or with the run. Before each class all guests of it are removed; what else a test does to a
 * host it has to undo, or to {@linkplain LabHost#boot boot} the host again.
 *
 * <p>Tests of the lab measure time and share it, so where JUnit runs tests side by side those of one JVM take turns.
 * Another JVM has a lab of its own, with namespaces of its own: two suites run side by side on a machine that has room
 * for both.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("daemon")
@Tag("lab")
@ResourceLock(WithSriovLab.LAB)
@ExtendWith(SriovLabExtension.class)
public @interface WithSriovLab {
    /** What tests of the lab hold while they run: the name of a JUnit resource. */
    String LAB = "org.netfailover.testkit.lab";

    /**
     * How the hosts' bridge reaches the segment.
     *
     * @return the topology
     */
    LabTopology topology() default LabTopology.VLAN;

    /**
     * How many VFs each host has.
     *
     * @return from 0 to 7
     */
    int vfs() default 2;
}
