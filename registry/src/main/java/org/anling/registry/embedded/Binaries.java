package org.anling.registry.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of the server, unpacked once out of the artifact into a folder of ours: only initdb, pg_ctl and postgres. */
final class Binaries {

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks below the folder unless that was done before. The sub folder is named by what is packed, so that a newer artifact gets
     * its own; a half-done one is never used, since the last step is a rename.
     */
    static Binaries unpackBelow(Path parent) throws IOException {
        Files.createDirectories(parent);
        Path folder = parent.resolve("postgres-" + checksum());
        if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
            Path half = Files.createTempDirectory(parent, "unpacking-");
            unpack(half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(half, folder);
        }
        return new Binaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static String checksum() throws IOException {
        try (InputStream packed = new BufferedInputStream(open())) {
            CRC32 crc = new CRC32();
            byte[] block = new byte[65_536];
            for (int read = packed.read(block); read >= 0; read = packed.read(block)) {
                crc.update(block, 0, read);
            }
            return HexFormat.of().toHexDigits(crc.getValue(), 8);
        }
    }

    private static InputStream open() throws IOException {
        String arch = System.getProperty("os.arch").replace("amd64", "x86_64");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, arch);
        } catch (IllegalStateException e) {
            throw new EmbeddedPostgresException(
                    "there are no PostgreSQL binaries for " + system + " " + arch + ": name an external database", e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open())))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                write(folder, archive, entry);
            }
        }
    }

    private static void write(Path folder, TarArchiveInputStream archive, TarArchiveEntry entry) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside the folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(archive, target);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Another process that unpacked at the same time may have been first; each system says that in another way. */
    static void moveUnlessThere(Path half, Path folder) throws IOException {
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw e;
            }
            Folders.delete(half);
        }
    }
}
