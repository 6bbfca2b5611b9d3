package org.anling.journal.redis;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.JournalConfig;
import org.anling.journal.JournalConfig.Limits;
import org.anling.journal.JournalHealth;
import org.anling.journal.MemberLease;

/** The connections of a process: one per lane, one for caches, one for what is live, and the timer that watches them. Any thread. */
public final class RedisRoom implements AutoCloseable {

    private static final int CACHE_QUEUE = 16_384;

    private final JournalConfig config;
    private final ClientResources resources;
    private final ScheduledExecutorService timer;
    private final RedisConnector connector;
    private final RedisConnector liveConnector;
    private final Link urgentLink;
    private final Link routineLink;
    private final Link cacheLink;
    private final Link liveLink;
    private final SpaceWatch space;
    private final ReplicaWait urgentReplicas;
    private final ReplicaWait routineReplicas;
    private final LaneSender urgent;
    private final LaneSender routine;

    public RedisRoom(JournalConfig config, MeterRegistry meters) {
        Limits limits = config.limits();
        this.config = config;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.timer = newTimer();
        this.connector = connector(config.uri());
        this.liveConnector = connector(config.liveUri());
        this.urgentLink = new Link("urgent", connector, timer);
        this.routineLink = new Link("routine", connector, timer);
        this.cacheLink = new Link("cache", connector, timer);
        this.liveLink = new Link("live", liveConnector, timer);
        this.space = new SpaceWatch(cacheLink, limits, config.dataDir(), timer);
        this.urgentReplicas = new ReplicaWait(config.replicas());
        this.routineReplicas = new ReplicaWait(config.replicas());
        LaneSender.Bounds urgentBounds = new LaneSender.Bounds(limits.urgentInFlight(), 0, config.appendTimeout());
        LaneSender.Bounds routineBounds =
                new LaneSender.Bounds(limits.routineInFlight(), limits.routineQueued(), config.appendTimeout());
        this.urgent = new LaneSender(Lane.URGENT, urgentLink, urgentBounds, urgentReplicas, timer, meters);
        this.routine = new LaneSender(Lane.ROUTINE, routineLink, routineBounds, routineReplicas, timer, meters);
        for (Link link : List.of(urgentLink, routineLink, cacheLink, liveLink)) {
            link.measure(meters);
            link.awaitFirst(config.connectTimeout());
        }
    }

    /** The inbox of a centre. */
    public Inbox inbox(CentreId centre) {
        return new RedisInbox(centre, urgent, routine, space::routineMayWrite);
    }

    /** A writer's side for one thread. */
    public CentreJournal centreJournal(CentreId centre) {
        return new RedisCentreJournal(centre, connector, null);
    }

    /** A member for one thread, not on the list before its first sign of life. */
    public MemberLease memberLease(Duration ttl) {
        return new SharedMember(connector, ttl);
    }

    /** A reader's side for one thread. */
    public EventLog eventLog(CentreId centre) {
        return new RedisEventLog(centre, connector, config.limits().snapshotOnlyAtMemory());
    }

    /** Fills an empty centre, for one thread. */
    public LogRestore restore(CentreId centre) {
        return new LogRestore(centre, connector);
    }

    /** Where caches go. */
    public Link cacheLink() {
        return cacheLink;
    }

    /** Where positions and heartbeats go. */
    public Link liveLink() {
        return liveLink;
    }

    /** Opens further connections to the main server. */
    public RedisConnector connector() {
        return connector;
    }

    /** The timer of the journal; its tasks must not block. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** What is known at the moment. */
    public JournalHealth health() {
        SpaceWatch.Space now = space.space();
        return new JournalHealth(
                urgentLink.isUp(),
                routineLink.isUp(),
                liveLink.isUp(),
                now.memory(),
                now.diskFree(),
                !space.routineMayWrite(),
                space.diskWarning(),
                urgentReplicas.replicasMissing() || routineReplicas.replicasMissing());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        List.of(urgentLink, routineLink, cacheLink, liveLink).forEach(Link::close);
        connector.close();
        liveConnector.close();
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private RedisConnector connector(String uri) {
        return new RedisConnector(resources, uri, config.connectTimeout(), config.commandTimeout(), CACHE_QUEUE);
    }

    private static ScheduledExecutorService newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("journal-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
