package org.anling.simulation.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the servers of one run, gone with everything in it when the run is over. */
public final class Scratch implements AutoCloseable {

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** Makes it where the machine keeps such things. */
    public static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("anling-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, empty at first. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
