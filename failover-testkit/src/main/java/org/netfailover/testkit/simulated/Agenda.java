package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is going to happen, in the order in which it does, and who waits meanwhile. Its lock guards everything that is
 * simulated.
 */
final class Agenda {
    private record Event(long at, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final class Waiter {
        final BooleanSupplier condition;
        final long until;

        /** Which of the tasks that run together it is of; negative when it is of none. */
        final int task;

        final Condition turn = lock.newCondition();

        Waiter(BooleanSupplier condition, long until, int task) {
            this.condition = condition;
            this.until = until;
            this.task = task;
        }

        boolean isTask() {
            return task >= 0;
        }

        boolean isReady() {
            return clientDead || now >= until || condition.getAsBoolean();
        }
    }

    /** A waiting thread looks again by itself after this time, should nobody wake it. */
    private static final long LOOK_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private final ThreadLocal<Integer> task = ThreadLocal.withInitial(() -> -1);
    private final Chance chance;
    private long numbers;
    private long now;
    private int running;
    private boolean clientDead;

    /** The task that goes on next. */
    private @Nullable Waiter chosen;

    Agenda(Chance chance) {
        this.chance = chance;
    }

    /** Does something while nothing else happens. */
    <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    long now() {
        return locked(() -> now);
    }

    /** How long something takes this time that usually takes so long. */
    Duration about(Duration usual) {
        return locked(() -> chance.about(usual));
    }

    void add(long delay, Runnable action) {
        lock.lock();
        try {
            events.add(new Event(now + Math.max(0, delay), numbers++, action));
        } finally {
            lock.unlock();
        }
    }

    /** Time waits for so many threads from now on. */
    void join(int threads) {
        lock.lock();
        try {
            running += threads;
        } finally {
            lock.unlock();
        }
    }

    /** The current thread is one of those that joined, and waits for its turn. */
    void enter(int number) throws InterruptedException {
        task.set(number);
        await(() -> true, Long.MIN_VALUE);
    }

    void leave() {
        task.remove();
        lock.lock();
        try {
            running--;
            wakeOne();
        } finally {
            lock.unlock();
        }
    }

    /** The client is dead: whoever waits or calls gets it thrown, until it is not any more. */
    void setClientDead(boolean dead) {
        lock.lock();
        try {
            clientDead = dead;
            waiters.forEach(waiter -> waiter.turn.signal());
        } finally {
            lock.unlock();
        }
    }

    void requireClient() {
        if (locked(() -> clientDead)) {
            throw new ClientCrash();
        }
    }

    /** Waits for something or for a moment, and moves time on when everybody waits. */
    void await(BooleanSupplier condition, long until) throws InterruptedException {
        lock.lockInterruptibly();
        Waiter me = new Waiter(condition, until, task.get());
        waiters.add(me);
        running -= me.isTask() ? 1 : 0;
        try {
            while (!mayGo(me)) {
                Waiter next = running > 0 ? null : next();
                if (running > 0 || next != null) {
                    standBy(me, next);
                } else {
                    move(me);
                }
            }
            if (clientDead) {
                throw new ClientCrash();
            }
        } finally {
            running += me.isTask() ? 1 : 0;
            waiters.remove(me);
            chosen = me.equals(chosen) ? null : chosen;
            wakeOne();
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // it is called in one
    private void standBy(Waiter me, @Nullable Waiter ready) throws InterruptedException {
        if (ready != null) {
            ready.turn.signal();
        }
        me.turn.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Of the tasks that run together one goes on at a time, and only when all of them have come to wait. */
    private boolean mayGo(Waiter me) {
        return me.isReady() && (!me.isTask() || running == 0 && me.equals(turn()));
    }

    private @Nullable Waiter next() {
        for (Waiter waiter : waiters) {
            if (!waiter.isTask() && waiter.isReady()) {
                return waiter;
            }
        }
        return turn();
    }

    /** The task whose turn it is of those that could go on. */
    private @Nullable Waiter turn() {
        Waiter known = chosen;
        if (known != null && known.isReady()) {
            return known;
        }
        List<Waiter> ready = waiters.stream()
                .filter(waiter -> waiter.isTask() && waiter.isReady())
                .sorted(Comparator.comparingInt(waiter -> waiter.task))
                .toList();
        Waiter drawn = ready.isEmpty() ? null : ready.get(chance.below(ready.size()));
        chosen = drawn;
        return drawn;
    }

    /** To the next event, or to the first moment that somebody waits for. */
    private void move(Waiter me) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long next = me.until;
        for (Waiter waiter : waiters) {
            next = Math.min(next, waiter.until);
        }
        Event event = events.peek();
        if (event != null && event.at <= next) {
            events.poll();
            now = Math.max(now, event.at);
            event.action.run();
        } else {
            now = Math.max(now, next);
        }
    }

    private void wakeOne() {
        if (!waiters.isEmpty()) {
            waiters.iterator().next().turn.signal();
        }
    }
}
