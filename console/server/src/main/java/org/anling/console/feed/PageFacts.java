package org.anling.console.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
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
 * Said once per offer and fact under an id made of both, so that many pages and many processes are one input. Any thread.
 */
public final class PageFacts {
    private final CentreId centre;
    private final InstantSource clock;
    private final RoutineFacts facts;

    /** An offer as a fact names it. */
    public record Asked(OfferId offer, IncidentId incident, String responder) {}

    public PageFacts(CentreId centre, Inbox inbox, InstantSource clock, MeterRegistry meters) {
        this.centre = centre;
        this.clock = clock;
        this.facts = new RoutineFacts(
                inbox,
                Counter.builder("anling.console.page.facts.lost")
                        .description("facts about offers on pages that could not be written down")
                        .register(meters));
    }

    /** The page of a responder got, or answered, an offer. */
    public void note(Asked asked, NoticeFact fact) {
        InputId id = new InputId("page-" + fact + "-" + asked.offer);
        NoticeReport report =
                new NoticeReport(asked.offer.value(), asked.incident, asked.responder, Channel.PAGE, 1, fact, null);
        InputEnvelope envelope = InputEnvelope.of(id, centre, Lane.ROUTINE, report, clock.instant())
                .by(asked.responder);
        facts.write(new InputEntry(envelope, report, null));
    }
}
