package org.anling.journal.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server binary: how it is started, asked whether it is ready, and stopped. Owned by the thread that started it. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /** A session of its own, so that Ctrl-C in the terminal reaches us and not it; and an end when the thread that started it ends. */
    private static final List<String> TIED = List.of("setsid", "setpriv", "--pdeathsig", "TERM");

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it. The calling thread must live as long as the server shall: the kernel ends the server with it. */
    static ServerProcess start(DataFolder folder, Path binary, int port) throws IOException {
        Path configuration = folder.folder().resolve("redis.conf");
        Files.writeString(configuration, configuration(folder, port));
        List<String> command = new ArrayList<>();
        if (canTieLife()) {
            command.addAll(TIED);
        }
        command.addAll(List.of(binary.toString(), configuration.toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        folder.remember(process.pid(), port);
        return new ServerProcess(process, port);
    }

    /** Whether the server's life can be tied to a thread of ours; if not, a hook must stop it. */
    static boolean canTieLife() {
        try {
            Process probe = new ProcessBuilder(
                            Stream.concat(TIED.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException absent) {
            LOG.debug("no setpriv here", absent);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Whether it answers and has loaded its data. */
    boolean isReady() {
        return send("PING").startsWith("+PONG");
    }

    /** Asks it to write everything and end; kills it if it does not. */
    void shutDown() throws InterruptedException {
        send("SHUTDOWN");
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private String send(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[64];
            int length = in.read(answer);
            return length <= 0 ? "" : new String(answer, 0, length, StandardCharsets.US_ASCII);
        } catch (IOException notYet) {
            LOG.trace("no answer to {}", command, notYet);
            return "";
        }
    }

    private static String configuration(DataFolder folder, int port) {
        return """
            # Written at every start; changes are lost.
            bind 127.0.0.1
            port %d
            protected-mode yes
            daemonize no
            set-proc-title no
            dir "%s"
            appendonly yes
            appendfsync always
            no-appendfsync-on-rewrite no
            aof-load-truncated yes
            save ""
            maxmemory 1gb
            maxmemory-policy noeviction
            """.formatted(port, folder.data());
    }
}
