package org.anling.console.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.anling.console.projection.BoardFold;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.ElderId;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of one centre on one thread of its own. Starts from the beginning of the log if that is still there, otherwise
 * from the snapshot, and loads anew at every gap. A store that does not answer is asked again; an event that cannot be read stops
 * the board rather than let it guess, and {@link #findProblem} says so.
 */
public final class FeedReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final int PAGE = 512;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 250;

    private final Supplier<EventLog> logs;
    private final int keepClosed;
    private final Audience audience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private final Set<ElderId> toForget = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> problem = Optional.of("the log was not read yet");

    /** @param logs opens a log for the reading thread */
    public FeedReader(Supplier<EventLog> logs, int keepClosed, Audience audience) {
        this.logs = logs;
        this.keepClosed = keepClosed;
        this.audience = audience;
        this.thread = Thread.ofPlatform().name("console-feed").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits until the log was read to its end once. @return false if that took too long */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What keeps the board from being up to date. */
    public Optional<String> findProblem() {
        return problem;
    }

    /** Closed incidents of these elders leave the board, with all that was said in them; soon, on the reading thread. */
    public void forget(Set<ElderId> erased) {
        toForget.addAll(erased);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        while (isOpen()) {
            try (EventLog log = logs.get()) {
                follow(log);
            } catch (JournalUnavailableException e) {
                pause("Redis does not answer, the pages show the last known state");
            } catch (UnreadableException | IllegalArgumentException e) {
                LOG.error("feed stopped: {}", e.getMessage());
                pause("an event or snapshot cannot be read: " + e.getMessage());
            } catch (RuntimeException e) {
                if (isOpen()) {
                    LOG.error("feed failed and reads the log anew", e);
                    pause("the feed failed: " + e.getMessage());
                }
            }
        }
    }

    private void follow(EventLog log) throws UnreadableException {
        BoardFold fold = load(log);
        audience.reloaded(fold.board());
        while (isOpen()) {
            switch (log.read(fold.upTo(), PAGE, WAIT)) {
                case EventLog.Gap gap -> {
                    LOG.warn("feed gap reason={} after={}", gap.reason(), fold.upTo());
                    return;
                }
                case EventLog.Events events -> advance(fold, events);
            }
            letGo(fold);
        }
    }

    private void letGo(BoardFold fold) {
        Set<ElderId> erased = Set.copyOf(toForget);
        if (!erased.isEmpty() && fold.forget(erased)) {
            audience.reloaded(fold.board());
        }
        toForget.removeAll(erased);
    }

    private void advance(BoardFold fold, EventLog.Events page) throws UnreadableException {
        List<EventEntry> news = fold(fold, page.events());
        if (!news.isEmpty()) {
            audience.advanced(fold.board(), news);
        }
        problem = Optional.empty();
    }

    /** Reads to the end without telling anybody, so that the past is not replayed to the pages. */
    private BoardFold load(EventLog log) throws UnreadableException {
        BoardFold fold = beginning(log);
        EventId end = log.head().tail();
        while (isOpen() && fold.upTo().seq() < end.seq()) {
            if (!(log.read(fold.upTo(), PAGE, WAIT) instanceof EventLog.Events events)) {
                return load(log);
            }
            audience.past(fold(fold, events.events()));
        }
        problem = Optional.empty();
        caughtUp.countDown();
        LOG.info("feed loaded upTo={} open={}", fold.upTo(), fold.board().open().size());
        return fold;
    }

    private BoardFold beginning(EventLog log) {
        if (log.read(EventId.NONE, 1, Duration.ZERO) instanceof EventLog.Events) {
            return new BoardFold(keepClosed);
        }
        return log.findSnapshot()
                .map(snapshot -> new BoardFold(keepClosed, snapshot.upTo(), snapshot.pieces()))
                .orElseThrow(() -> new IllegalArgumentException("the log is trimmed and there is no snapshot"));
    }

    private static List<EventEntry> fold(BoardFold fold, List<StoredEvent> events) throws UnreadableException {
        List<EventEntry> news = new ArrayList<>();
        for (StoredEvent stored : events) {
            EventEntry entry = EntryCodec.decodeEvent(stored.entry());
            if (fold.apply(entry)) {
                news.add(entry);
            }
        }
        return news;
    }

    private void pause(String why) {
        problem = Optional.of(why);
        try {
            closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }
}
