package org.anling.launcher.bench.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.journal.Inbox;
import org.anling.journal.RedisJournal;
import org.anling.simulation.bench.Report;

/** Brings about what is open when it is measured: through the inbox, decided by the server like any other night. */
final class Night {

    private static final int AT_ONCE = 100;
    private static final int PATIENCE_S = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RedisJournal journal;
    private final Inbox inbox;
    private final EventBook book;
    private final Size size;

    Night(RedisJournal journal, EventBook book, Size size) {
        this.journal = journal;
        this.inbox = journal.inbox(Ward.CENTRE);
        this.book = book;
        this.size = size;
    }

    /** Cards of everybody, as the relay would have put them there. */
    void cards() {
        var cache = journal.cardCache(Ward.CENTRE);
        int elders = size.open() + size.mass() + 10 * size.seconds();
        inTurns(
                elders,
                elder -> cache.put(Ward.card(elder, elder >= size.open() && elder < size.open() + size.mass())));
        inTurns(size.operators(), operator -> cache.put(Ward.person(operator)));
    }

    /** Opens everything, and has every incident taken and spoken about. */
    void open(Report report) throws TimeoutException {
        append(size.open(), Ward::press);
        book.await("open incidents", PATIENCE, () -> book.opened().size() >= size.open());
        report.progress("%d incidents are open", size.open());
        append(size.open(), elder -> ask(elder, new OperatorCommand.Take()));
        append(size.open(), elder -> ask(elder, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED)));
        append(size.mass(), elder -> Ward.powerCut(size.open() + elder));
        book.await("spoken with everybody", PATIENCE, () -> book.settled() >= size.open());
        book.await("the power cut", PATIENCE, () -> book.dark() >= size.mass());
        report.progress("all are taken; one incident has %d devices without power", book.dark());
    }

    private InputEntry ask(int elder, OperatorCommand.Action action) {
        EventBook.Opened opened = book.opened().get(Ward.device(elder));
        if (opened == null) {
            throw new IllegalStateException("elder " + elder + " has no incident");
        }
        return Ward.ask(opened.id(), elder % size.operators(), action);
    }

    private void append(int times, IntFunction<InputEntry> entry) {
        inTurns(times, i -> inbox.append(entry.apply(i)));
    }

    private static void inTurns(int times, IntFunction<java.util.concurrent.CompletionStage<?>> one) {
        for (int from = 0; from < times; from += AT_ONCE) {
            List<CompletableFuture<?>> some = new ArrayList<>();
            for (int i = from; i < Math.min(times, from + AT_ONCE); i++) {
                some.add(one.apply(i).toCompletableFuture());
            }
            CompletableFuture.allOf(some.toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                    .join();
        }
    }
}
