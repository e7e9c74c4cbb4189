package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;

/** Several operations at once happen in one order, which a seed decides. */
class SeedTest {
    private static final int TASKS = 5;

    private static List<Runnable> tasks(int count, IntConsumer task) {
        return IntStream.range(0, count)
                .<Runnable>mapToObj(number -> () -> task.accept(number))
                .toList();
    }

    /** What hosts were asked, and when, while domains lose their pairs or move. */
    private static String story(SimulatedSite site) {
        String[] functions = {"0000:03:10.0", "0000:03:10.1", "0000:03:10.2", "0000:03:10.3", "0000:03:10.4"};
        SimulatedHost a = site.host("host-a");
        SimulatedHost b = site.host("host-b");
        for (SimulatedHost host : List.of(a, b)) {
            host.hardware().bridge("br0").pool("vfpool", functions);
        }
        for (int number = 0; number < TASKS; number++) {
            String mac = "52:54:00:aa:bb:0" + number;
            a.machines()
                    .start(Domains.domain(
                            "vm" + number,
                            List.of(Domains.standby("ua-net0", mac), Domains.primary("ua-net0-vf", mac, "ua-net0"))));
        }
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        site.time()
                .together(tasks(
                        TASKS,
                        number -> outcomes.add(
                                number % 2 == 0
                                        ? Hotplug.of("vm" + number)
                                                .on(a)
                                                .timing(site.time())
                                                .unplug("ua-net0")
                                                .run()
                                        : Migration.of("vm" + number)
                                                .from(a)
                                                .to(b)
                                                .timing(site.time())
                                                .plan()
                                                .run())));
        assertThat(outcomes).hasSize(TASKS).hasOnlyElementsOfType(Outcome.Completed.class);
        return site.hosts().stream()
                .flatMap(host -> host.calls().stream())
                .map(HostCall::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theSameSeedGivesTheSameStory() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(story(new SimulatedSite(seed))).isEqualTo(story(new SimulatedSite(seed)));
        }
    }

    @Test
    void seedsGiveStoriesOfTheirOwn() {
        assertThat(LongStream.rangeClosed(1, 5)
                        .mapToObj(seed -> story(new SimulatedSite(seed)))
                        .distinct())
                .hasSize(5);
    }

    @Test
    void withoutASeedThereIsOneStory() {
        assertThat(story(new SimulatedSite())).isEqualTo(story(new SimulatedSite()));
    }

    @Test
    void oneTaskGoesOnAtATimeAndWithoutASeedInTheOrderOfTheList() {
        SimulatedTime time = new SimulatedSite().time();
        AtomicInteger inside = new AtomicInteger();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());

        time.together(tasks(TASKS, number -> {
            for (int round = 0; round < 3; round++) {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                order.add(number);
                Thread.yield();
                inside.decrementAndGet();
                time.advance(Duration.ofMillis(1));
            }
        }));

        assertThat(order).containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
        assertThat(time.nanoTime()).isEqualTo(Duration.ofMillis(3).toNanos());
    }

    @Test
    void aSeedMixesTheOrder() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());

        new SimulatedSite(7).time().together(tasks(10, order::add));

        List<Integer> sorted = IntStream.range(0, 10).boxed().toList();
        assertThat(order).containsExactlyInAnyOrderElementsOf(sorted).isNotEqualTo(sorted);
    }

    @Test
    void aSeedLengthensOrShortensCalls() {
        SimulatedSite site = new SimulatedSite(7);
        SimulatedHost host = site.host("host-a");
        for (int call = 0; call < 100; call++) {
            assertThat(host.find("nobody")).isEmpty();
        }

        assertThat(Duration.ofNanos(site.time().nanoTime()))
                .isBetween(Duration.ofMillis(75), Duration.ofMillis(125))
                .isNotEqualTo(Duration.ofMillis(100));
    }
}
