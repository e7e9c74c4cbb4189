package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.netfailover.plan.MigrationMode;

/** A migration under way: one call that blocks until it has ended, on a thread of its own. */
final class MigrationCall {
    private static final int LIVE = 1;
    private static final int PEER2PEER = 1 << 1;
    private static final int TUNNELLED = 1 << 2;
    private static final int PERSIST_DEST = 1 << 3;
    private static final int UNDEFINE_SOURCE = 1 << 4;
    private static final int ABORT_ON_ERROR = 1 << 12;
    private static final int AUTO_CONVERGE = 1 << 13;
    private static final int POSTCOPY = 1 << 15;

    private final UUID domain;
    private final MigrationRequest request;

    private MigrationCall(UUID domain, MigrationRequest request) {
        this.domain = domain;
        this.request = request;
    }

    /** The client speaks with both daemons. Both connections stay until it has ended. */
    static CompletableFuture<Void> managed(HostLink source, HostLink target, UUID domain, MigrationRequest request) {
        MigrationCall call = new MigrationCall(domain, request);
        HostLink.Held from = source.hold();
        HostLink.Held to;
        try {
            to = target.hold();
        } catch (RuntimeException e) {
            from.close();
            throw e;
        }
        return started(() -> {
            try (from;
                    to) {
                call.moveManaged(from.pointer(), to.pointer());
            }
        });
    }

    /** The source's daemon speaks with the destination's. */
    static CompletableFuture<Void> peerToPeer(HostLink source, String uri, UUID domain, MigrationRequest request) {
        MigrationCall call = new MigrationCall(domain, request);
        HostLink.Held from = source.hold();
        return started(() -> {
            try (from) {
                call.movePeerToPeer(from.pointer(), uri);
            }
        });
    }

    private static CompletableFuture<Void> started(Runnable move) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        DaemonThreads.run(() -> {
            try {
                move.run();
                end.complete(null);
            } catch (RuntimeException | LinkageError e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private void moveManaged(Pointer from, Pointer to) {
        withParameters(from, (moving, parameters) -> {
            Pointer moved = NativeLibvirt.INSTANCE.virDomainMigrate3(
                    moving, to, parameters.pointer(), parameters.count(), flags());
            int unused = NativeLibvirt.INSTANCE.virDomainFree(Errors.check(moved));
        });
    }

    private void movePeerToPeer(Pointer from, String uri) {
        withParameters(
                from,
                (moving, parameters) -> Errors.check(NativeLibvirt.INSTANCE.virDomainMigrateToURI3(
                        moving, uri, parameters.pointer(), parameters.count(), flags())));
    }

    private void withParameters(Pointer from, BiConsumer<Pointer, TypedParameters> move) {
        try (TypedParameters parameters = new TypedParameters()) {
            request.destinationXml().ifPresent(xml -> parameters.add("destination_xml", xml));
            request.persistentXml().ifPresent(xml -> parameters.add("persistent_xml", xml));
            request.migrateUri().ifPresent(uri -> parameters.add("migrate_uri", uri));
            request.bandwidth().ifPresent(limit -> parameters.add("bandwidth", limit));
            NativeObjects.DOMAINS_BY_UUID.with(
                    from,
                    connection -> NativeLibvirt.INSTANCE.virDomainLookupByUUIDString(connection, domain.toString()),
                    moving -> {
                        move.accept(moving, parameters);
                        return true;
                    });
        }
    }

    /** A guest that an error of its disk stops on the way is to stay where it is. */
    private int flags() {
        return LIVE
                | ABORT_ON_ERROR
                | (request.mode() == MigrationMode.PEER_TO_PEER ? PEER2PEER : 0)
                | (request.tunnelled() ? TUNNELLED : 0)
                | (request.persist() ? PERSIST_DEST : 0)
                | (request.undefineSource() ? UNDEFINE_SOURCE : 0)
                | (request.postCopy() ? POSTCOPY : 0)
                | (request.autoConverge() ? AUTO_CONVERGE : 0);
    }
}
