package org.anling.simulation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on; a figure without it says nothing. */
public record Machine(int cores, long memoryMiB, String cpu, String jdk, String kernel) {

    private static final String UNKNOWN = "unknown";

    /** The one that this process runs on. */
    public static Machine here() {
        String memory = value("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory.isEmpty() ? 0 : Long.parseLong(memory) / 1024,
                value("/proc/cpuinfo", "model name"),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    /** In one line. */
    public String line() {
        return String.format(
                Locale.ROOT, "%d cores, %d MiB, %s, JDK %s, kernel %s", cores, memoryMiB, cpu, jdk, kernel);
    }

    private static String value(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }
}
