package org.anling.journal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.anling.journal.embedded.EmbeddedRedis;

/**
 * A Redis for one test class. Embedded unless {@code ANLING_TEST_SERVICES=containers}; nothing is detected and nothing skipped, and
 * the run says which it is.
 */
public final class TestRedis implements AutoCloseable {

    private final String uri;
    private final AutoCloseable server;

    private TestRedis(String uri, AutoCloseable server) {
        this.uri = uri;
        this.server = server;
    }

    /** Starts an empty one, writing to disk before it answers. */
    public static TestRedis start() {
        return switch (services()) {
            case "embedded" -> embedded();
            case "containers" -> ContainerRedis.start();
            default ->
                throw new IllegalArgumentException("ANLING_TEST_SERVICES is embedded or containers, not " + services());
        };
    }

    /** For clients. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("the Redis of the test does not stop", e);
        }
    }

    static TestRedis of(String name, String uri, AutoCloseable server) {
        System.out.println("test services: Redis " + name + " at " + uri);
        return new TestRedis(uri, server);
    }

    /** Removes a folder of a test. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestRedis::deleteOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestRedis embedded() {
        try {
            Path folder = Files.createTempDirectory("anling-test-redis");
            EmbeddedRedis redis = EmbeddedRedis.start(folder, OptionalInt.empty());
            return of("embedded", redis.uri(), () -> {
                redis.close();
                delete(folder);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String services() {
        String asked = System.getenv("ANLING_TEST_SERVICES");
        return asked == null || asked.isBlank() ? "embedded" : asked;
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
