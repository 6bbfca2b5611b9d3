package org.anling.launcher.chaos.gateway;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.chaos.Signal;
import org.anling.launcher.wiring.Waiting;

/** Brings trouble over a Redis for a while and takes it away again. */
final class TroubledStore {

    private static final String MEMORY = "1gb";

    private final EmbeddedRedis redis;

    TroubledStore(EmbeddedRedis redis) {
        this.redis = redis;
    }

    /**
     * Returns when all is well again, as far as the store knows.
     *
     * @param during what happens in the trouble; it lasts as long as this does
     */
    void suffer(Trouble trouble, Runnable during) {
        switch (trouble) {
            case SLOW -> {
                Signal.send("STOP", redis.pid());
                during.run();
                Signal.send("CONT", redis.pid());
            }
            case REFUSING -> configured("min-replicas-to-write", "1", "0", during);
            case OUT_OF_MEMORY -> configured("maxmemory", "1", MEMORY, during);
            case DISK_FULL -> full(during);
        }
    }

    private void configured(String key, String bad, String good, Runnable during) {
        configure(key, bad);
        during.run();
        configure(key, good);
    }

    private void configure(String key, String value) {
        ask(connection -> connection.sync().configSet(key, value));
    }

    private void ask(Consumer<StatefulRedisConnection<String, String>> question) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            question.accept(connection);
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    /** The server ends at its next write to a file, and its program cannot be started until there is room again. */
    private void full(Runnable during) {
        long pid = redis.pid();
        File program = new File(ProcessHandle.of(pid)
                .flatMap(running -> running.info().command())
                .orElseThrow(
                        () -> new IllegalStateException("nobody can tell which program process " + pid + " runs")));
        allow(program.setExecutable(false, false));
        limit(pid);
        during.run();
        allow(program.setExecutable(true, false));
        if (!Waiting.until(Duration.ofSeconds(30), () -> redis.pid() != pid && isWriting())) {
            throw new IllegalStateException("Redis does not write again");
        }
    }

    private static void allow(boolean done) {
        if (!done) {
            throw new IllegalStateException("whether Redis may be started cannot be changed");
        }
    }

    private boolean isWriting() {
        try {
            ask(connection -> connection.sync().set("chaos:room", "again"));
            return true;
        } catch (RedisException notYet) {
            return false;
        }
    }

    private static void limit(long pid) {
        try {
            Process limiting = new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--fsize=0")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!limiting.waitFor(5, TimeUnit.SECONDS) || limiting.exitValue() != 0) {
                throw new IllegalStateException("the files of process " + pid + " cannot be limited");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("prlimit (package util-linux) is needed to fill the disk", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
