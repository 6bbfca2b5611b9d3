package org.anling.launcher.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of {@code a.b = value} in UTF-8, in the order of the file. Stricter than the JDK's reader, which takes a second
 * definition, a colon or a stray word without a sign.
 */
final class PropertyFile {
    private PropertyFile() {}

    static Map<String, String> read(Path file) {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException unreadable) {
            throw new BadSetting("--config " + file + ": cannot be read ("
                    + unreadable.getClass().getSimpleName() + "); begin with: cp config/anling.properties " + file);
        }
    }

    static Map<String, String> parse(List<String> lines, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new BadSetting(name + " line " + number + ": \"" + text + "\" is not of the form key = value");
            }
            String key = text.substring(0, equals).strip();
            if (values.put(key, text.substring(equals + 1).strip()) != null) {
                throw new BadSetting(name + " line " + number + ": " + key + " is set twice; delete one of the lines");
            }
        }
        return values;
    }
}
