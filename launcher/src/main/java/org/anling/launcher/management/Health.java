package org.anling.launcher.management;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Named questions to the parts of this process; an answer is empty when all is well and a reason when not. */
public final class Health {
    private static final String START = "start";

    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<Optional<String>>> notes = new ConcurrentSkipListMap<>();

    /** Of a process that is not ready before {@link #started()} says so, whatever its parts say that are there already. */
    public static Health starting() {
        Health health = new Health();
        health.add(START, () -> Optional.of("still starting"));
        return health;
    }

    /** Everything that was to be started runs. */
    public void started() {
        checks.remove(START);
    }

    /** The check is asked at every request and must answer from memory. */
    public void add(String name, Supplier<Optional<String>> check) {
        checks.put(name, check);
    }

    /** A check that is shown and does not make the process unready, because presses go on without it. */
    public void note(String name, Supplier<Optional<String>> check) {
        notes.put(name, check);
    }

    /** Whether there is anything to be ready and nothing against it. */
    public boolean isReady() {
        return !checks.isEmpty() && checks.values().stream().map(Health::ask).allMatch("ok"::equals);
    }

    /** Every check with its reason, or "ok"; a check that breaks is a reason by itself. */
    public SortedMap<String, String> answers() {
        SortedMap<String, String> answers = new TreeMap<>();
        checks.forEach((name, check) -> answers.put(name, ask(check)));
        notes.forEach((name, check) -> answers.put(name, ask(check)));
        return answers;
    }

    private static String ask(Supplier<Optional<String>> check) {
        try {
            return check.get().orElse("ok");
        } catch (RuntimeException broken) {
            return "the check itself failed: " + broken.getClass().getSimpleName();
        }
    }
}
