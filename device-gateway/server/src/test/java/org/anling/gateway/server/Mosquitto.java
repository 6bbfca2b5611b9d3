package org.anling.gateway.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Mosquitto of its own on a free port of loopback, in a folder of its own. Started, killed and started again by the test. */
final class Mosquitto implements AutoCloseable {

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private Mosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts one that keeps sessions on disk.
     *
     * @param more lines of its configuration; without any, everybody may do everything
     */
    static Mosquitto start(Path folder, String... more) {
        Mosquitto broker = new Mosquitto(folder, freePort());
        List<String> access = more.length == 0 ? List.of("allow_anonymous true") : List.of(more);
        String config = """
            user root
            listener %d 127.0.0.1
            persistence true
            persistence_location %s/
            autosave_on_changes true
            autosave_interval 1
            set_tcp_nodelay true
            max_queued_messages 1000000
            """.formatted(broker.port, folder) + String.join("\n", access) + "\n";
        try {
            Files.writeString(folder.resolve("mosquitto.conf"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.start();
        return broker;
    }

    int port() {
        return port;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Again, on the same port and with what it had saved. */
    void start() {
        try {
            process = new ProcessBuilder(
                            program().toString(),
                            "-c",
                            folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("mosquitto.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Mosquitto listens, see " + folder).until(this::listens);
    }

    /** As {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin";
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "this test needs Mosquitto; ./anling test --install servers gets it (Debian: mosquitto)"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
