package org.anling.journal.redis;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anling.journal.JournalConfig.Limits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second how full memory and disk are and says whether routine entries may still be written. Reads from any thread. */
final class SpaceWatch {

    /** @param diskFree 1 if the disk cannot be seen from here */
    record Space(double memory, double diskFree) {}

    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);

    private final Link link;
    private final Limits limits;
    private final @Nullable Path dataDir;
    private volatile Space space = new Space(0, 1);
    private volatile boolean stopped;

    SpaceWatch(Link link, Limits limits, @Nullable Path dataDir, ScheduledExecutorService timer) {
        this.link = link;
        this.limits = limits;
        this.dataDir = dataDir;
        timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    boolean routineMayWrite() {
        return !stopped;
    }

    Space space() {
        return space;
    }

    boolean diskWarning() {
        return space.diskFree() < limits.warnAtDiskFree();
    }

    private void look() {
        if (!link.isUp()) {
            return;
        }
        link.ask(redis -> redis.info("memory")).whenComplete((info, failure) -> {
            if (failure == null) {
                judge(new Space(Memory.read(info).share(), diskFree()));
            }
        });
    }

    private void judge(Space now) {
        space = now;
        boolean stop =
                now.memory() >= limits.routineStopsAtMemory() || now.diskFree() < limits.routineStopsAtDiskFree();
        if (stop != stopped) {
            stopped = stop;
            LOG.warn(
                    "routine entries are {}: memory {} % used, disk {} % free",
                    stop ? "rejected from now on" : "taken again",
                    Math.round(now.memory() * 100),
                    Math.round(now.diskFree() * 100));
        }
    }

    private double diskFree() {
        if (dataDir == null) {
            return 1;
        }
        try {
            FileStore store = Files.getFileStore(dataDir);
            return store.getTotalSpace() == 0 ? 1 : (double) store.getUsableSpace() / store.getTotalSpace();
        } catch (IOException e) {
            LOG.debug("cannot see the disk of {}", dataDir, e);
            return 1;
        }
    }
}
