package org.anling.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    private Path parent;

    @Test
    void who_unpacks_second_uses_what_the_first_unpacked() throws IOException {
        Path half = programs("unpacking-2");
        Path there = programs("postgres-1");
        Binaries.moveUnlessThere(half, there);
        assertThat(half).doesNotExist();
        assertThat(there.resolve("bin/postgres")).isExecutable();
    }

    @Test
    void who_unpacks_first_is_there_afterwards() throws IOException {
        Path half = programs("unpacking-1");
        Path there = parent.resolve("postgres-1");
        Binaries.moveUnlessThere(half, there);
        assertThat(half).doesNotExist();
        assertThat(there.resolve("bin/postgres")).isExecutable();
    }

    @Test
    void a_folder_without_the_program_is_not_taken_for_the_programs() throws IOException {
        Path half = programs("unpacking-1");
        Path there = Files.createDirectories(parent.resolve("postgres-1"));
        Files.createFile(there.resolve("something-else"));
        assertThatThrownBy(() -> Binaries.moveUnlessThere(half, there)).isInstanceOf(IOException.class);
    }

    private Path programs(String name) throws IOException {
        Path bin = Files.createDirectories(parent.resolve(name).resolve("bin"));
        Path program = Files.createFile(bin.resolve("postgres"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return parent.resolve(name);
    }
}
