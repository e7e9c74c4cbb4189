package org.netfailover.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** An operation on a thread of its own. */
final class BackgroundRun implements Running {
    private final Mailbox mailbox;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private BackgroundRun(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    static BackgroundRun start(String name, Mailbox mailbox, Supplier<Outcome> operation) {
        BackgroundRun run = new BackgroundRun(mailbox);
        Thread thread = new Thread(() -> run.end(operation), "netfailover-operation-" + name);
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    /** Also an error that ends the thread is one that its caller is to see. */
    private void end(Supplier<Outcome> operation) {
        try {
            outcome.complete(operation.get());
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    @Override
    public void cancel() {
        mailbox.cancel();
    }

    @Override
    public Outcome await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    @Override
    public boolean isDone() {
        return outcome.isDone();
    }
}
