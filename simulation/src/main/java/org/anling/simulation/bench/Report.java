package org.anling.simulation.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes the figures of a run and shows them. Only declared keys are taken, so that the page which explains them cannot fall behind. */
public final class Report {

    private final String bench;
    private final List<String> keys;
    private final Consumer<String> lines;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    /**
     * @param lines takes each line for the terminal
     */
    public Report(Bench bench, Consumer<String> lines) {
        this.bench = bench.name();
        this.keys = List.copyOf(bench.keys());
        this.lines = lines;
    }

    /** A line while it runs. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that nothing else here needs
    public void progress(String line, Object... values) {
        lines.accept("  " + String.format(Locale.ROOT, line, values));
    }

    /** A line of the table. */
    @SuppressWarnings("AnnotateFormatMethod")
    public void row(String line, Object... values) {
        lines.accept(String.format(Locale.ROOT, line, values));
    }

    /** @throws IllegalArgumentException if the benchmark did not declare the key */
    public void figure(String key, double value) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException(key + " is not declared by the benchmark " + bench);
        }
        figures.put(key, value);
    }

    /** A figure that was written. */
    public double get(String key) {
        Double value = figures.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " was not measured");
        }
        return value;
    }

    /** Declared and not measured. */
    public List<String> missing() {
        return keys.stream().filter(key -> !figures.containsKey(key)).toList();
    }

    /** All figures with the machine, as one object. */
    public String json(Machine machine) {
        String numbers = figures.entrySet().stream()
                .map(one -> "    " + quoted(one.getKey()) + ": " + number(one.getValue()))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"bench\": " + quoted(bench) + ",\n  \"machine\": {"
                + "\"cores\": " + machine.cores() + ", \"memoryMiB\": " + machine.memoryMiB() + ", \"cpu\": "
                + quoted(machine.cpu()) + ", \"jdk\": " + quoted(machine.jdk()) + ", \"kernel\": "
                + quoted(machine.kernel()) + "},\n  \"figures\": {\n" + numbers + "\n  }\n}\n";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
