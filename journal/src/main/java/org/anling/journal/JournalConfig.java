package org.anling.journal;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal lies and how far it may be trusted to wait, to fill and to be alone. Start with {@link #of} and change single
 * values with the {@code with} methods.
 *
 * @param uri a URI of Lettuce: {@code redis://}, {@code rediss://} or {@code redis-sentinel://}
 * @param liveUri where positions and heartbeats go; the same server unless a second one is given
 * @param connectTimeout of one attempt to connect
 * @param commandTimeout of one command that somebody waits for
 * @param appendTimeout after it an append is {@link Inbox.Appended#UNKNOWN}
 * @param dataDir folder of the server's files if they lie on this machine, so that its free space is watched; else null
 */
public record JournalConfig(
        String uri,
        String liveUri,
        Duration connectTimeout,
        Duration commandTimeout,
        Duration appendTimeout,
        Replicas replicas,
        Limits limits,
        @Nullable Path dataDir) {

    /** Defaults of everything but the place. */
    public static JournalConfig of(String uri) {
        return new JournalConfig(
                uri,
                uri,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Replicas.NONE,
                Limits.DEFAULT,
                null);
    }

    /** The same with positions and heartbeats on another server. */
    public JournalConfig withLive(String live) {
        return new JournalConfig(uri, live, connectTimeout, commandTimeout, appendTimeout, replicas, limits, dataDir);
    }

    /** The same with other timeouts of commands and appends. */
    public JournalConfig withTimeouts(Duration command, Duration append) {
        return new JournalConfig(uri, liveUri, connectTimeout, command, append, replicas, limits, dataDir);
    }

    /** The same with replicas demanded. */
    public JournalConfig withReplicas(Replicas demanded) {
        return new JournalConfig(
                uri, liveUri, connectTimeout, commandTimeout, appendTimeout, demanded, limits, dataDir);
    }

    /** The same with other limits. */
    public JournalConfig withLimits(Limits other) {
        return new JournalConfig(uri, liveUri, connectTimeout, commandTimeout, appendTimeout, replicas, other, dataDir);
    }

    /** The same with the server's files on this machine. */
    public JournalConfig withDataDir(Path dir) {
        return new JournalConfig(uri, liveUri, connectTimeout, commandTimeout, appendTimeout, replicas, limits, dir);
    }

    /**
     * How many replicas must have received an append before it is durable.
     *
     * @param demanded 0 for a server without replicas
     * @param patience how long a replica may take
     * @param whenMissing what then
     */
    public record Replicas(int demanded, Duration patience, WhenMissing whenMissing) {

        /** Disk only. */
        public static final Replicas NONE = new Replicas(0, Duration.ofSeconds(2), WhenMissing.ACKNOWLEDGE_FROM_DISK);
    }

    /** What happens to an append that is on disk but at too few replicas. */
    public enum WhenMissing {
        /** It is durable; health says that replicas are missing. */
        ACKNOWLEDGE_FROM_DISK,
        /** It is unknown; the device tries again. */
        HOLD
    }

    /**
     * Bounds of the queues, and shares of memory and disk at which something stops.
     *
     * @param urgentInFlight urgent appends sent and not answered
     * @param routineInFlight deeper pipelines were measured to delay presses
     * @param routineQueued routine appends that wait for their turn
     * @param routineStopsAtMemory share of maxmemory from which routine appends are rejected
     * @param snapshotOnlyAtMemory share of maxmemory from which events are trimmed behind the snapshot alone
     * @param routineStopsAtDiskFree share of free disk below which routine appends are rejected
     * @param warnAtDiskFree share of free disk below which health warns
     */
    public record Limits(
            int urgentInFlight,
            int routineInFlight,
            int routineQueued,
            double routineStopsAtMemory,
            double snapshotOnlyAtMemory,
            double routineStopsAtDiskFree,
            double warnAtDiskFree) {

        /** As measured. */
        public static final Limits DEFAULT = new Limits(4096, 64, 8192, 0.70, 0.85, 0.10, 0.20);
    }
}
