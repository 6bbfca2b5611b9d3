package org.anling.dispatcher.server.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The YAML files of a folder. Blocks while some small files are read. */
public final class FolderTexts {

    private FolderTexts() {}

    /**
     * The text of every {@code .yaml} of the folder as it is now, by file name; one that is being written may be cut anywhere.
     *
     * @throws IOException if the folder or a file cannot be read
     */
    public static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
