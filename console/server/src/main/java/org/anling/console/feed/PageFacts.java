package org.anling.console.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.anling.journal.Inbox;

/**
 * Writes down what this process knows of offers on responders' pages: that one was written to the socket, that one was answered there.
 * Said once per offer and fact under an id made of both, so that many pages and many processes are one input. Routine and at most a
 * few at once: a press never waits for it. Any thread.
 */
public final class PageFacts {
    private static final int AT_ONCE = 32;
    private static final int WAITING = 10_000;
    private static final int REMEMBERED = 20_000;
    private static final int TRIES = 3;

    private final CentreId centre;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Counter lost;
    private final Deque<InputEntry> waiting = new ArrayDeque<>();
    private final Map<String, Boolean> said = new LinkedHashMap<>();
    private int under;

    /** An offer as a fact names it. */
    public record Asked(OfferId offer, IncidentId incident, String responder) {}

    public PageFacts(CentreId centre, Inbox inbox, InstantSource clock, MeterRegistry meters) {
        this.centre = centre;
        this.inbox = inbox;
        this.clock = clock;
        this.lost = Counter.builder("anling.console.page.facts.lost")
                .description("facts about offers on pages that could not be written down")
                .register(meters);
    }

    /** The page of a responder got, or answered, an offer. */
    public void note(Asked asked, NoticeFact fact) {
        String id = "page-" + fact + "-" + asked.offer;
        synchronized (this) {
            if (said.putIfAbsent(id, true) != null) {
                return;
            }
            if (said.size() > REMEMBERED) {
                said.remove(said.keySet().iterator().next());
            }
            if (waiting.size() >= WAITING) {
                lost.increment();
                return;
            }
            waiting.add(entry(asked, fact, new InputId(id)));
        }
        next();
    }

    private InputEntry entry(Asked asked, NoticeFact fact, InputId id) {
        NoticeReport report =
                new NoticeReport(asked.offer.value(), asked.incident, asked.responder, Channel.PAGE, 1, fact, null);
        InputEnvelope envelope = InputEnvelope.of(id, centre, Lane.ROUTINE, report, clock.instant())
                .by(asked.responder);
        return new InputEntry(envelope, report, null);
    }

    private void next() {
        InputEntry entry;
        synchronized (this) {
            if (under >= AT_ONCE || waiting.isEmpty()) {
                return;
            }
            under++;
            entry = waiting.remove();
        }
        append(entry, TRIES);
    }

    private void append(InputEntry entry, int tries) {
        inbox.append(entry).whenComplete((appended, broken) -> {
            boolean done = appended == Inbox.Appended.DURABLE;
            if (!done && appended == Inbox.Appended.UNKNOWN && tries > 1) {
                append(entry, tries - 1);
                return;
            }
            if (!done) {
                lost.increment();
            }
            synchronized (this) {
                under--;
            }
            next();
        });
    }
}
