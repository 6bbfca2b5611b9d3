package org.anling.dispatcher.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.loop.DispatchLoop;
import org.anling.dispatcher.core.loop.IdSource;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.journal.MemberLease;
import org.anling.journal.RedisJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatchers of one process: for each centre a loop that leads or stands by, and a follower that writes the snapshot. Started
 * and closed by {@code main}; health may be asked from any thread.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Part> parts;
    private final List<Pulse> pulses;

    private record Part(
            RedisJournal shard,
            AtomicReference<CentreHealth> health,
            LoopShell shell,
            SnapshotWriter writer,
            Thread loopThread,
            Thread writerThread) {}

    /** What keeps the centres of one server with this process. */
    private record Pulse(MemberWatch watch, Thread thread) {}

    private Dispatcher(List<Part> parts, List<Pulse> pulses) {
        this.parts = List.copyOf(parts);
        this.pulses = List.copyOf(pulses);
    }

    /** Starts loops for these centres; they stand by until they get their leases. */
    public static Dispatcher start(
            List<CentreAccess> centres, DispatcherConfig config, MeterRegistry meters, InstantSource wall) {
        Duration lease = config.loop().lease();
        Map<RedisJournal, MemberLease> members = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        for (CentreAccess access : centres) {
            MemberLease member = members.computeIfAbsent(access.shard(), shard -> shard.memberLease(lease));
            parts.add(part(access, member, config, meters, wall));
        }
        List<Pulse> pulses = new ArrayList<>();
        members.forEach((shard, member) -> pulses.add(pulse(member, parts, shard, lease)));
        pulses.forEach(pulse -> pulse.thread().start());
        parts.forEach(part -> {
            part.loopThread().start();
            part.writerThread().start();
        });
        return new Dispatcher(parts, pulses);
    }

    /** How each centre is. */
    public List<CentreHealth> health() {
        return parts.stream().map(part -> part.health().get()).toList();
    }

    /** Whether some process can be expected to decide: nothing is wrong here, be it as leader or on standby. */
    public boolean isWell() {
        return health().stream().allMatch(one -> one.problem().isEmpty() && one.phase() != Phase.BROKEN);
    }

    /** Gives the leases back and ends the threads. */
    @Override
    public void close() {
        parts.forEach(part -> {
            part.shell().stop();
            part.writer().stop();
        });
        for (Part part : parts) {
            join(part.loopThread());
            join(part.writerThread());
        }
        pulses.forEach(pulse -> pulse.watch().stop());
        pulses.forEach(pulse -> join(pulse.thread()));
    }

    private static Pulse pulse(MemberLease member, List<Part> parts, RedisJournal shard, Duration lease) {
        List<MemberWatch.Watched> loops = parts.stream()
                .filter(part -> part.shard().equals(shard))
                .<MemberWatch.Watched>map(Part::shell)
                .toList();
        MemberWatch watch = new MemberWatch(member, loops, lease);
        return new Pulse(watch, Thread.ofPlatform().name("dispatch-member").unstarted(watch));
    }

    private static Part part(
            CentreAccess access,
            MemberLease member,
            DispatcherConfig config,
            MeterRegistry meters,
            InstantSource wall) {
        Dispatch dispatch = new Dispatch(config.dispatch());
        AtomicReference<CentreHealth> health = new AtomicReference<>(CentreHealth.starting(access.centre()));
        DispatchLoop loop = new DispatchLoop(access.centre(), dispatch, config.loop(), randomIds());
        LoopShell shell = new LoopShell(
                new LoopShell.Home(access, member),
                loop,
                wall,
                new Positions(access, config.positionsEvery()),
                new Stages(meters, access.centre(), health),
                health);
        SnapshotWriter writer =
                new SnapshotWriter(access, dispatch, config, () -> health.get().phase() == Phase.LEADING);
        return new Part(
                access.shard(),
                health,
                shell,
                writer,
                Thread.ofPlatform().name("dispatch-" + access.centre()).unstarted(shell),
                Thread.ofPlatform().name("snapshot-" + access.centre()).unstarted(writer));
    }

    private static IdSource randomIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("thread {} does not end in {}", thread.getName(), PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
