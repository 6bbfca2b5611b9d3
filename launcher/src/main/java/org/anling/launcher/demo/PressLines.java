package org.anling.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.anling.console.api.Demo;
import org.anling.launcher.Words;

/**
 * One line on the terminal for each press, with the milliseconds of its stages. A press is told stage by stage; the line is printed
 * when its offer reached a responder, or a moment later when nobody had a page open. Any thread tells, one of its own prints.
 */
public final class PressLines implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int KEPT = 200;
    private static final int MEASURED = 10_000;

    private final Words words;
    private final Map<String, Demo.Press> waiting = new LinkedHashMap<>();
    private final List<Double> totals = new ArrayList<>();
    private final Map<String, Boolean> printed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("press-lines").daemon().factory());

    public PressLines(Words words) {
        this.words = words;
    }

    /** Takes what is known of a press by now. */
    public synchronized void tell(Demo.Press press) {
        if (printed.containsKey(press.id()) || timer.isShutdown()) {
            return;
        }
        boolean first = waiting.put(press.id(), press) == null;
        if (press.totalMs() != null) {
            timer.execute(() -> print(press.id()));
        } else if (first) {
            timer.schedule(() -> print(press.id()), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The median from the last byte of a press to the first byte of its offer, of those that reached a page. */
    public synchronized OptionalDouble medianMs() {
        List<Double> sorted = totals.stream().sorted().toList();
        return sorted.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sorted.get(sorted.size() / 2));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private synchronized void print(String id) {
        Demo.Press press = waiting.remove(id);
        if (press == null) {
            return;
        }
        printed.put(id, Boolean.TRUE);
        Double total = press.totalMs();
        if (total != null && totals.size() < MEASURED) {
            totals.add(total);
        }
        System.out.println(line(press));
    }

    private String line(Demo.Press press) {
        String stages = press.stages().stream()
                .skip(1)
                .map(stage -> stage.name() + " " + number(stage.ms()))
                .collect(Collectors.joining(" + "));
        String end = press.totalMs() == null
                ? words.text("（没有打开的响应页面）", "(no responder has a page open)")
                : "= " + number(press.totalMs());
        return words.text("按键 ", "press ") + press.device() + " -> No. " + press.number() + ": " + stages + " ms "
                + end;
    }

    private static String number(double ms) {
        return String.format(Locale.ROOT, "%.1f", ms);
    }
}
