package org.anling.journal.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis 7.0.15 of our own on loopback that writes to disk before it answers. When it dies it is started again on the same port and
 * the same data, with growing pauses; when this process dies, even by kill -9, it ends as well.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final int THE_USUAL_PORT = 6379;
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(2);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long CALM_NANOS = 10_000_000_000L;

    private final DataFolder folder;
    private final Path binary;
    private final int port;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread supervisor;
    private volatile @Nullable ServerProcess current;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger restarts = new AtomicInteger();

    private EmbeddedRedis(DataFolder folder, Path binary, int port) {
        this.folder = folder;
        this.binary = binary;
        this.port = port;
        this.supervisor =
                Thread.ofPlatform().name("embedded-redis-" + port).daemon().unstarted(this::supervise);
    }

    /**
     * Starts one and waits until it has loaded its data. An orphan of a killed run on the same folder is stopped first.
     *
     * @param port empty for a free one, the last one of this folder if that is free; 6379 is never taken by itself
     * @throws IllegalStateException with a message for people if the folder is in use or strange, the port taken, or it does not start
     */
    public static EmbeddedRedis start(Path dataDir, OptionalInt port) {
        try {
            DataFolder folder = DataFolder.open(dataDir);
            try {
                folder.stopOrphan();
                Path binary = RedisBinary.unpack(folder.folder().resolve("bin"));
                EmbeddedRedis redis = new EmbeddedRedis(folder, binary, choose(port, folder.lastPort()));
                redis.begin();
                return redis;
            } catch (RuntimeException | IOException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Redis cannot use the folder " + dataDir, e);
        }
    }

    /** For clients. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Stays the same over restarts. */
    public int port() {
        return port;
    }

    /** Of the server process that runs now or ran last. */
    public long pid() {
        ServerProcess process = current;
        return process == null ? -1 : process.pid();
    }

    /** How often it died and was started again. */
    public int restarts() {
        return restarts.get();
    }

    /** Where its files lie. */
    public Path dataDir() {
        return folder.data();
    }

    /** Whether it answers at the moment. */
    public boolean isReady() {
        ServerProcess process = current;
        return process != null && process.isAlive() && process.isReady();
    }

    /** Ends it after it has written everything. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closing.countDown();
        try {
            ServerProcess process = current;
            if (process != null && process.isAlive()) {
                process.shutDown();
            }
            supervisor.join(Duration.ofSeconds(20));
            folder.forgetPid();
            folder.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() throws IOException {
        supervisor.start();
        if (!ServerProcess.canTieLife()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "embedded-redis-stop"));
        }
        try {
            ready.get(LONGEST_LOAD.toSeconds(), TimeUnit.SECONDS);
            LOG.info("redis-server {} on 127.0.0.1:{}, data in {}", pid(), port, folder.data());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded Redis started", e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            closing.countDown();
            throw new IllegalStateException("the embedded Redis does not start:\n" + lastLines(), e);
        }
    }

    private void supervise() {
        long pauseMs = FIRST_PAUSE_MS;
        try {
            while (closing.getCount() > 0) {
                long begun = System.nanoTime();
                int exit = runOnce();
                if (closing.getCount() == 0) {
                    return;
                }
                if (!ready.isDone()) {
                    ready.completeExceptionally(new IllegalStateException("redis-server ended with " + exit));
                    return;
                }
                pauseMs = System.nanoTime() - begun > CALM_NANOS
                        ? FIRST_PAUSE_MS
                        : Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
                LOG.error("redis-server ended with {}; starting it again in {} ms", exit, pauseMs);
                closing.await(pauseMs, TimeUnit.MILLISECONDS);
                restarts.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            ready.completeExceptionally(e);
            LOG.error("the embedded Redis cannot be started", e);
        }
    }

    private int runOnce() throws IOException, InterruptedException {
        ServerProcess process = ServerProcess.start(folder, binary, port);
        current = process;
        while (!ready.isDone() && process.isAlive()) {
            if (process.isReady()) {
                ready.complete(null);
            } else {
                closing.await(10, TimeUnit.MILLISECONDS);
            }
        }
        if (closing.getCount() == 0 && process.isAlive()) {
            process.shutDown();
        }
        return process.waitFor();
    }

    private static int choose(OptionalInt wanted, OptionalInt last) throws IOException {
        if (wanted.isPresent()) {
            if (!isFree(wanted.getAsInt())) {
                throw new IllegalStateException("port " + wanted.getAsInt()
                        + " is taken; find out by whom with: ss -ltnp 'sport = :" + wanted.getAsInt() + "'");
            }
            return wanted.getAsInt();
        }
        if (last.isPresent() && isFree(last.getAsInt())) {
            return last.getAsInt();
        }
        int port = THE_USUAL_PORT;
        while (port == THE_USUAL_PORT) {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = probe.getLocalPort();
            }
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            LOG.debug("port {} is taken", port, taken);
            return false;
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.exists(folder.log()) ? Files.readAllLines(folder.log()) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
