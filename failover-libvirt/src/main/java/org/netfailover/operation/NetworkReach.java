package org.netfailover.operation;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.netfailover.libvirt.Timing;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;

/** One host's network as one step reaches it: no call without a deadline. */
final class NetworkReach {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final HostNetwork network;
    private final Timing timing;
    private final Mailbox mailbox;
    private final Deadline deadline;

    NetworkReach(HostNetwork network, Timing timing, Mailbox mailbox, Deadline deadline) {
        this.network = network;
        this.timing = timing;
        this.mailbox = mailbox;
        this.deadline = deadline;
    }

    /**
     * Asks or tells it something.
     *
     * @throws HostNetworkException when it could not be done, or did not answer in time
     */
    <T> T ask(Function<HostNetwork, T> question) {
        while (true) {
            Duration left = deadline.atMost(Duration.ofDays(1));
            try {
                return timing.call(() -> question.apply(network), left.compareTo(LEAST) < 0 ? LEAST : left);
            } catch (InterruptedException e) {
                mailbox.interrupt();
            } catch (TimeoutException e) {
                throw new HostNetworkException(
                        NetworkErrorKind.NO_ANSWER, "asking the network on " + network.where(), "no answer in time");
            }
        }
    }
}
