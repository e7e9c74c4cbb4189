package org.netfailover.testkit.lab;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The process that keeps a {@link StandingLab}. */
final class LabKeeper {
    /** The last line that it writes. */
    static final String UP = "up";

    private LabKeeper() {}

    /**
     * Starts a lab, says so, and keeps it until a signal comes.
     *
     * @param arguments the topology, and how many VFs each host has
     */
    public static void main(String[] arguments) throws Exception {
        HostOptions host = HostOptions.DEFAULT.withVfs(Integer.parseInt(arguments[1]));
        LabOptions options =
                LabOptions.of(LabTopology.valueOf(arguments[0])).withA(host).withB(host);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Consumer<String> told = System.out::println;
        try (SriovLab lab = SriovLab.start(options, told)) {
            StandingLab.note(lab);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                asked.countDown();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            System.out.println(UP);
            asked.await();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
            throw e;
        } finally {
            StandingLab.forget();
            done.countDown();
        }
    }
}
