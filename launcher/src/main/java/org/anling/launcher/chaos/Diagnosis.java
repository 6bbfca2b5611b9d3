package org.anling.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.anling.contract.entry.Lane;
import org.anling.contract.log.LogHead;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalUnavailableException;

/** All that is known when something that must come does not come: who leads, what waits, and the story of the probe. */
final class Diagnosis {
    private static final int MOST = 100_000;

    private final Pair pair;
    private final EventWatch watch;
    private final AlarmLoad load;
    private final Supplier<CentreJournal> journals;

    Diagnosis(Pair pair, EventWatch watch, AlarmLoad load, Supplier<CentreJournal> journals) {
        this.pair = pair;
        this.watch = watch;
        this.load = load;
        this.journals = journals;
    }

    /** As lines that follow a complaint. The first reason why nobody was asked stands in the event {@code help.ranked}. */
    String of(String probe) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        pair.alive().forEach(child -> lines.add(child.toString()));
        lines.add(store());
        int waiting = load.durableCount() - watch.handled();
        lines.add("read up to " + watch.at() + ", last event " + watch.silence().toMillis() + " ms ago, gaps "
                + watch.gaps() + ", alarms on disk but in no event: " + waiting);
        if (!watch.failure().isEmpty()) {
            lines.add(watch.failure());
        }
        List<String> story = watch.story(probe);
        lines.add(probe.isEmpty() ? "no probe yet" : probe + (story.isEmpty() ? ": no event of it was read" : ":"));
        story.forEach(line -> lines.add("  " + line));
        lines.add("what the dispatchers said: " + pair.log());
        return String.join(System.lineSeparator() + "  ", lines);
    }

    private String store() {
        try (CentreJournal journal = journals.get()) {
            LogHead head = journal.head();
            int urgent =
                    journal.read(Lane.URGENT, head.cursors().urgent(), MOST).size();
            return "log ends at " + head.tail() + ", " + urgent + " entries wait in the urgent lane";
        } catch (JournalUnavailableException silent) {
            return "Redis does not answer: " + silent.getMessage();
        }
    }
}
