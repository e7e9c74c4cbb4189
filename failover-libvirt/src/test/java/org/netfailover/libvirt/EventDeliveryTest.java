package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventDeliveryTest {
    private final EventDelivery delivery = new EventDelivery();

    @Test
    void everyListenerGetsEveryEventInOrder() throws InterruptedException {
        List<Listener> listeners = IntStream.range(0, 5)
                .mapToObj(i -> new Listener())
                .peek(listener -> delivery.subscribe(listener.events::add))
                .toList();

        List<HostEvent> all =
                IntStream.range(0, 1000).mapToObj(EventDeliveryTest::event).toList();
        all.forEach(delivery::publish);

        for (Listener listener : listeners) {
            assertThat(listener.take(1000)).isEqualTo(all);
        }
    }

    @Test
    void aListenerThatThrowsHarmsNobodyAndGetsTheNextEvent() throws InterruptedException {
        Listener thrower = new Listener();
        Listener other = new Listener();
        delivery.subscribe(event -> {
            thrower.events.add(event);
            throw new IllegalStateException("a listener's own fault");
        });
        delivery.subscribe(other.events::add);

        delivery.publish(event(1));
        delivery.publish(event(2));

        assertThat(other.take(2)).containsExactly(event(1), event(2));
        assertThat(thrower.take(2)).containsExactly(event(1), event(2));
    }

    @Test
    void whatWasToldBeforeIsNotToldAgain() throws InterruptedException {
        Listener early = new Listener();
        CountDownLatch held = new CountDownLatch(1);
        delivery.subscribe(event -> {
            early.events.add(event);
            await(held);
        });
        delivery.publish(event(1));
        delivery.publish(event(2));

        Listener late = new Listener();
        delivery.subscribe(late.events::add);
        held.countDown();
        delivery.publish(event(3));

        assertThat(early.take(3)).containsExactly(event(1), event(2), event(3));
        assertThat(late.take(1)).containsExactly(event(3));
    }

    @RepeatedTest(200)
    void noEventBeginsToBeDeliveredOnceASubscriptionIsClosed() throws InterruptedException {
        AtomicBoolean closed = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Subscription subscription = delivery.subscribe(event -> {
            if (closed.get()) {
                late.incrementAndGet();
            }
            begun.countDown();
        });
        for (int i = 0; i < 200; i++) {
            delivery.publish(event(i));
        }

        begun.await();
        subscription.close();
        closed.set(true);

        drain();
        assertThat(late).hasValue(0);
    }

    @Test
    void aListenerMayEndItsOwnSubscription() throws InterruptedException {
        Listener listener = new Listener();
        AtomicReference<Subscription> subscription = new AtomicReference<>();
        subscription.set(delivery.subscribe(event -> {
            listener.events.add(event);
            subscription.get().close();
        }));

        delivery.publish(event(1));
        delivery.publish(event(2));

        drain();
        assertThat(listener.take(1)).containsExactly(event(1));
        assertThat(listener.events).isEmpty();
    }

    @Test
    void nobodyIsToldOnceItIsClosed() throws InterruptedException {
        Listener listener = new Listener();
        delivery.subscribe(listener.events::add);

        delivery.close();
        delivery.publish(event(1));

        drain();
        assertThat(listener.events).isEmpty();
    }

    /** Waits until everything that was published before has been delivered: there is one thread for all. */
    private static void drain() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        EventDelivery last = new EventDelivery();
        last.subscribe(event -> done.countDown());
        last.publish(event(-1));
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HostEvent event(int number) {
        return new HostEvent.Disconnected("number " + number);
    }

    private static final class Listener {
        final BlockingQueue<HostEvent> events = new LinkedBlockingQueue<>();

        List<HostEvent> take(int number) throws InterruptedException {
            List<HostEvent> taken = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                HostEvent event = events.poll(10, TimeUnit.SECONDS);
                assertThat(event).as("event " + i).isNotNull();
                taken.add(event);
            }
            return taken;
        }
    }
}
