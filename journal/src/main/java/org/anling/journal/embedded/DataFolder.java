package org.anling.journal.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an embedded server: who may use it, which server it belongs to, what a killed run left behind. One process at a time
 * holds its lock; a server that still runs on it while nobody holds the lock is an orphan.
 *
 * <pre>
 * anling-redis   format of this folder      lock   held while in use      pid, port   of the last server
 * bin/           the unpacked binary        data/  what Redis writes      redis.conf, redis.log
 * </pre>
 */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String FORMAT = "format=1 redis=7.0";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Takes the folder for this process, and refuses one that it did not make. */
    static DataFolder open(Path folder) throws IOException {
        Path real = Files.createDirectories(folder).toRealPath();
        check(real);
        FileChannel file = FileChannel.open(
                real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                Files.writeString(real.resolve("anling-redis"), FORMAT + "\n");
                Files.createDirectories(real.resolve("data"));
                return new DataFolder(real, file, lock);
            }
        } catch (OverlappingFileLockException ours) {
            LOG.debug("this process has it already", ours);
        }
        file.close();
        throw new IllegalStateException(
                "the folder " + real + " is used by a running Anling; stop that one or give another with --data");
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("redis.log");
    }

    /** The port of the server that ran here last. */
    OptionalInt lastPort() {
        return number("port").map(value -> OptionalInt.of(value.intValue())).orElseGet(OptionalInt::empty);
    }

    void remember(long pid, int port) throws IOException {
        Files.writeString(folder.resolve("pid"), String.valueOf(pid));
        Files.writeString(folder.resolve("port"), String.valueOf(port));
    }

    void forgetPid() throws IOException {
        Files.deleteIfExists(folder.resolve("pid"));
    }

    /** Stops the server that a killed run left behind on this folder, if there is one. Another process with its pid is left alone. */
    void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan =
                number("pid").flatMap(ProcessHandle::of).filter(this::isOurServer);
        if (orphan.isPresent()) {
            LOG.warn(
                    "stopping the redis-server {} that an earlier run left behind",
                    orphan.get().pid());
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(10, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                LOG.warn("it does not stop by itself: killing it", e);
                orphan.get().destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        forgetPid();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }

    private boolean isOurServer(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("redis-server") && line.contains(folder.toString());
    }

    private Optional<Long> number(String file) {
        try {
            return Optional.of(
                    Long.parseLong(Files.readString(folder.resolve(file)).trim()));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    private static void check(Path folder) throws IOException {
        Path mark = folder.resolve("anling-redis");
        if (Files.exists(mark)) {
            String format = Files.readString(mark).trim();
            if (!format.equals(FORMAT)) {
                throw new IllegalStateException("the folder " + folder + " was written by another version ('" + format
                        + "', this one writes '" + FORMAT + "'); give another with --data");
            }
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> strangers = files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(3)
                    .toList();
            if (!strangers.isEmpty()) {
                throw new IllegalStateException("the folder " + folder + " holds " + strangers
                        + " and was not made by Anling; give an empty one with --data");
            }
        }
    }
}
