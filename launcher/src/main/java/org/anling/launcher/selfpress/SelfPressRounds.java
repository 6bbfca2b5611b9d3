package org.anling.launcher.selfpress;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.anling.contract.entry.EventId;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.cache.LiveStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Presses through every intake of this process once in a while, and tells what came of it. Owns one thread; closed by {@code main}. */
public final class SelfPressRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SelfPressRounds.class);

    /** How long a press may take to become an offer: above the time of a takeover. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<SyntheticIntake> intakes;
    private final Tools tools;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private boolean known;

    /** What a round works with; {@code logs} opens a reader on the thread of the rounds. */
    record Tools(
            String process,
            SyntheticPeople people,
            Supplier<EventLog> logs,
            LiveStore live,
            ProofBook book,
            DeadMan deadMan) {}

    SelfPressRounds(List<SyntheticIntake> intakes, Tools tools, Duration every) {
        this.intakes = List.copyOf(intakes);
        this.tools = tools;
        this.every = every;
        this.thread = Thread.ofPlatform().name("self-press").unstarted(this::run);
    }

    /** Begins with the first round. */
    SelfPressRounds start() {
        thread.start();
        return this;
    }

    /** Why presses may not arrive; empty if all is well or nothing was tried yet. Any thread. */
    public Optional<String> findProblem() {
        return tools.book().findProblem();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (EventLog log = tools.logs().get()) {
            OfferWatch watch = new OfferWatch(log);
            while (!stop.await(0, TimeUnit.NANOSECONDS)) {
                round(watch);
                if (stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(OfferWatch watch) throws InterruptedException {
        for (SyntheticIntake intake : intakes) {
            if (stop.getCount() == 0) {
                return;
            }
            boolean proven = press(watch, intake);
            known = known && proven;
            String name = tools.process() + "/" + intake.name();
            tools.live()
                    .putProof(proven ? tools.book().proven(name) : tools.book().missed(name));
        }
        if (tools.book().isAllProven()) {
            tools.deadMan().call();
        }
    }

    private boolean press(OfferWatch watch, SyntheticIntake intake) throws InterruptedException {
        try {
            if (!known) {
                tools.people().put(intakes);
                known = true;
            }
            EventId before = watch.tail();
            intake.press();
            if (watch.await(before, intake.device(), PATIENCE)) {
                return true;
            }
            LOG.warn("intake={} acknowledged a self-press, but no offer followed in {}", intake.name(), PATIENCE);
        } catch (IOException | TimeoutException | JournalUnavailableException e) {
            LOG.warn("intake={} a self-press failed: {}", intake.name(), String.valueOf(e.getMessage()));
        } catch (RuntimeException ours) {
            LOG.error("intake={} a self-press failed by a fault of ours", intake.name(), ours);
        }
        return false;
    }
}
