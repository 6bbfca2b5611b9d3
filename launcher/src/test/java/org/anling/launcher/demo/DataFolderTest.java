package org.anling.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void commands_in_other_terminals_find_the_ports_while_the_demo_runs() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            data.announce(Map.of("devices.tcp.port", "7700"));

            assertThat(DataFolder.running(folder).orElseThrow())
                    .containsEntry("devices.tcp.port", "7700")
                    .containsKey("pid");
        }
        assertThat(DataFolder.running(folder)).isEmpty();
    }

    @Test
    void starting_over_deletes_everything_and_keeps_the_folder_ours() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            Files.writeString(data.sub("redis").resolve("appendonly.aof"), "x");
            Files.writeString(data.sub("redis").resolve("lock"), "x");

            data.empty();

            assertThat(folder.resolve("redis")).doesNotExist();
            assertThat(folder.resolve("lock")).exists();
        }
    }
}
