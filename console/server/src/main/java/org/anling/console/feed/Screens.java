package org.anling.console.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anling.console.api.PageWord.Drawn;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.console.store.Session;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.ScreenReport;
import org.anling.contract.people.Role;
import org.anling.journal.Inbox;

/**
 * Writes down that an incident was drawn on a page of somebody who takes calls, the first time only: whatever many pages say of one incident
 * is one input. The time is this server's, less what the page gathered, by its stopwatch, before it spoke; a page that lies wins a second.
 * Any thread, never waits.
 */
public final class Screens {
    private static final Duration LONGEST_GATHERED = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;
    private static final Set<Role> TAKE_CALLS = EnumSet.of(Role.OPERATOR, Role.SUPERVISOR);

    private final CentreId centre;
    private final Supplier<Board> boards;
    private final InstantSource clock;
    private final RoutineFacts facts;

    public Screens(CentreId centre, Inbox inbox, Supplier<Board> boards, InstantSource clock, MeterRegistry meters) {
        this.centre = centre;
        this.boards = boards;
        this.clock = clock;
        this.facts = new RoutineFacts(
                inbox,
                Counter.builder("anling.console.screens.lost")
                        .description("incidents on screens that could not be written down")
                        .register(meters));
    }

    /** A page that somebody looks at has drawn these. What he may not see, what is not open and what was drawn before is left out. */
    public void drawn(Session session, List<Drawn> rows) {
        if (!TAKE_CALLS.contains(session.role())) {
            return;
        }
        Instant now = clock.instant();
        Board board = boards.get();
        rows.stream()
                .limit(AT_ONCE)
                .forEach(row -> find(board, session, row.id())
                        .ifPresent(incident -> write(incident, session, now.minus(gathered(row.ms())))));
    }

    private static Optional<IncidentId> find(Board board, Session session, String id) {
        try {
            IncidentId incident = new IncidentId(id);
            BoardIncident known = board.open().get(incident);
            boolean fresh = known != null
                    && known.state().clocks().onScreenAt() == null
                    && session.scope().sees(known.state());
            return fresh ? Optional.of(incident) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void write(IncidentId incident, Session session, Instant at) {
        InputId id = new InputId("screen-" + incident);
        if (facts.knows(id)) {
            return;
        }
        ScreenReport report = new ScreenReport(incident, new StaffId(session.person()), at);
        InputEnvelope envelope = InputEnvelope.of(id, centre, Lane.ROUTINE, report, clock.instant())
                .by(session.person());
        facts.write(new InputEntry(envelope, report, null));
    }

    private static Duration gathered(long ms) {
        return Duration.ofMillis(Math.clamp(ms, 0, LONGEST_GATHERED.toMillis()));
    }
}
