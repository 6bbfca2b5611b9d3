package org.anling.launcher.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.anling.launcher.settings.BadSetting;

/**
 * The folder that holds the embedded servers' data and {@code running.properties}, where {@code ./anling press} looks for the ports.
 * One demo at a time: the lock on it goes with its process, also at kill -9.
 */
public final class DataFolder implements AutoCloseable {
    private static final String RUNNING = "running.properties";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                String owner = running(folder)
                        .map(known -> known.getProperty("pid", "?"))
                        .orElse("?");
                throw new BadSetting("--data " + folder + ": process " + owner
                        + " works on it; stop that one, or: ./anling demo --data " + folder + "-2");
            }
            return new DataFolder(folder, channel, lock);
        } catch (IOException unusable) {
            throw new BadSetting("--data " + folder + ": cannot be written (" + unusable.getMessage()
                    + "); choose another: ./anling demo --data " + System.getProperty("java.io.tmpdir") + "/anling");
        }
    }

    public Path path() {
        return folder;
    }

    /** A sub folder, made if it is not there. */
    public Path sub(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Forgets everything but the lock; the embedded servers must not run. */
    public void empty() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.filter(path -> !path.equals(folder) && !path.equals(folder.resolve("lock")))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Says where this demo listens, for commands in other terminals. */
    public void announce(Map<String, String> ports) {
        Properties known = new Properties();
        known.putAll(ports);
        known.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        Path fresh = folder.resolve(RUNNING + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            known.store(out, null);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        try {
            Files.move(fresh, folder.resolve(RUNNING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** What the last demo on this folder announced, whether it still runs or not. */
    public static Optional<Properties> running(Path folder) {
        try (Reader in = Files.newBufferedReader(folder.resolve(RUNNING))) {
            Properties known = new Properties();
            known.load(in);
            return Optional.of(known);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(RUNNING));
        lock.release();
        channel.close();
    }
}
