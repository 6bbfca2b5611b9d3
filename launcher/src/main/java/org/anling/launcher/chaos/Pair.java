package org.anling.launcher.chaos;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/** The two dispatchers of a run, and those that were killed before them. One thread starts and strikes them. */
final class Pair implements AutoCloseable {
    private final String redis;
    private final Path log;
    private final List<DispatcherChild> all = new CopyOnWriteArrayList<>();

    /** @param log where everything that they print is collected, each line after the process id */
    Pair(String redis, Path log) {
        this.redis = redis;
        this.log = log;
    }

    Path log() {
        return log;
    }

    void startOne() {
        all.add(DispatcherChild.start(redis, log));
    }

    /** Who leads. One that was paused may not know yet that it leads no more, but another then has the higher epoch. */
    Optional<DispatcherChild> findLeader() {
        return alive().stream()
                .filter(DispatcherChild::isLeading)
                .max(Comparator.comparingLong(DispatcherChild::epoch));
    }

    /** The one that does not lead. */
    Optional<DispatcherChild> findStandby() {
        DispatcherChild leader = findLeader().orElse(null);
        return alive().stream().filter(child -> child != leader).findFirst();
    }

    /** Whether one leads and the other could do so at once. */
    boolean isReady() {
        return findLeader().isPresent()
                && findStandby().filter(DispatcherChild::isWarm).isPresent();
    }

    /** Adds up what all of them did, the dead ones too. */
    int sum(ToIntFunction<DispatcherChild> what) {
        return all.stream().mapToInt(what).sum();
    }

    List<DispatcherChild> alive() {
        return all.stream().filter(DispatcherChild::isAlive).toList();
    }

    @Override
    public void close() {
        all.forEach(DispatcherChild::close);
    }
}
