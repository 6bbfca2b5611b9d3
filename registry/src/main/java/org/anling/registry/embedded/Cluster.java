package org.anling.registry.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one server: cluster, port, password, log; and who is running on them. */
final class Cluster {

    static final String USER = "anling";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int PORT_OF_OTHERS = 5432;

    private final Path folder;
    private final Binaries binaries;
    private final Commands commands;

    Cluster(Path folder, Binaries binaries, Commands commands) {
        this.folder = folder;
        this.binaries = binaries;
        this.commands = commands;
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    String password() throws IOException {
        return Files.readString(folder.resolve("password"));
    }

    /** Makes the cluster on the first start. The password is there before the server runs, so there is never one without. */
    void create() throws IOException {
        Path half = folder.resolve("cluster.new");
        Folders.delete(half);
        if (Files.isDirectory(data())) {
            return;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path secret = folder.resolve("password");
        Folders.writeSecret(secret, HexFormat.of().formatHex(random));
        Path given = folder.resolve("password.initdb");
        Folders.writeSecret(given, Files.readString(secret));
        Files.createDirectory(half);
        commands.give(half);
        commands.give(given);
        Commands.run(commands.tool(List.of(
                binaries.program("initdb"),
                "--pgdata=" + half,
                "--username=" + USER,
                "--pwfile=" + given,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8")));
        Files.delete(given);
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of this folder: chosen once, kept, and only changed when somebody else has taken it meanwhile. */
    int port() throws IOException {
        Path file = folder.resolve("port");
        if (Files.exists(file)) {
            int port = Integer.parseInt(Files.readString(file).strip());
            if (isFree(port)) {
                return port;
            }
            LOG.warn("port {} of the embedded PostgreSQL is taken by somebody else; choosing another", port);
        }
        int port = freePort();
        Files.writeString(file, String.valueOf(port));
        return port;
    }

    /** The command that runs the server in the foreground. */
    List<String> serverCommand(int port) {
        return commands.server(List.of(
                binaries.program("postgres"),
                "-D",
                data().toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "max_connections=60",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_min_messages=warning",
                "-c",
                "log_min_error_statement=panic",
                "-c",
                "log_error_verbosity=terse"));
    }

    /** Stops the server that a killed run left behind, and removes the note of one that is long gone. */
    void stopOrphan() throws IOException {
        Path note = data().resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        Optional<ProcessHandle> orphan = orphan(note);
        if (orphan.isPresent()) {
            LOG.info(
                    "stopping the PostgreSQL that a killed run left behind, process {}",
                    orphan.get().pid());
            stop(orphan.get());
        }
        Files.deleteIfExists(note);
    }

    /** Ends a server the fast way (clients are cut off, all is written), and the hard way if that takes too long. */
    static void stop(ProcessHandle server) {
        Commands.signal(server.pid(), "INT");
        if (!ended(server, 20)) {
            abort(server);
        }
    }

    /** Ends a server at once, as a crash would: what was committed is kept, the next start takes longer. */
    static void abort(ProcessHandle server) {
        Commands.signal(server.pid(), "QUIT");
        if (!ended(server, 10)) {
            server.destroyForcibly();
            ended(server, 5);
        }
    }

    private Optional<ProcessHandle> orphan(Path note) throws IOException {
        List<String> lines = Files.readAllLines(note);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(data().toString()));
    }

    private static boolean ended(ProcessHandle server, int seconds) {
        try {
            server.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path data() {
        return folder.resolve("cluster");
    }

    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() != PORT_OF_OTHERS) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
