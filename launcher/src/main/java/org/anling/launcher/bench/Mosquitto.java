package org.anling.launcher.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Mosquitto of this machine that keeps nothing on disk, on a free port of loopback. */
public final class Mosquitto implements AutoCloseable {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, if this machine has it. */
    public static Optional<Path> findProgram() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin";
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns when it listens. */
    public static Mosquitto start(Path program, Path folder) throws IOException {
        int port = freePort();
        Path config = folder.resolve("mosquitto.conf");
        Files.writeString(config, """
            listener %d 127.0.0.1
            allow_anonymous true
            persistence false
            set_tcp_nodelay true
            max_queued_messages 100000
            max_inflight_messages 0
            """.formatted(port));
        Process process = new ProcessBuilder(program.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Mosquitto broker = new Mosquitto(process, port);
        try {
            awaitPort(port);
            return broker;
        } catch (IOException e) {
            broker.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) throws IOException {
        long end = System.nanoTime() + START_NANOS;
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end) {
                    throw new IOException("Mosquitto does not listen on port " + port, notYet);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
