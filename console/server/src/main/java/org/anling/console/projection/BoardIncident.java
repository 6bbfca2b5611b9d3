package org.anling.console.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.plan.Title;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * An incident on the board: the shared state, and what only pages want to know.
 *
 * @param seen where the device was when it spoke last, or null if it did not say
 * @param escalated why somebody was alarmed last, or null
 * @param emergency the last call of a public emergency service, or null
 * @param planTitle what its plan is called, or null if that is not known
 * @param notices what is known of what was sent, in the order of recipients
 * @param lastEvent the last event folded into it
 * @param recent its latest events, oldest first
 * @param whole whether {@code recent} is all there ever was
 */
public record BoardIncident(
        IncidentState state,
        @Nullable Position seen,
        @Nullable EscalationReason escalated,
        IncidentEvent.@Nullable EmergencyServiceCalled emergency,
        @Nullable Title planTitle,
        SortedMap<String, NoticeItem> notices,
        EventId lastEvent,
        List<EventEntry> recent,
        boolean whole) {

    private static final int RECENT = 400;

    public BoardIncident {
        recent = List.copyOf(recent);
    }

    /** One of which nothing but its state is known. */
    public static BoardIncident of(IncidentState state, EventId lastEvent) {
        return new BoardIncident(
                state, null, null, null, null, Collections.emptySortedMap(), lastEvent, List.of(), false);
    }

    /** The incident after one more entry that concerns it. */
    BoardIncident after(EventEntry entry) {
        IncidentState next = Objects.requireNonNull(IncidentFold.follow(state, Fact.of(entry)));
        List<EventEntry> entries = new ArrayList<>(recent);
        entries.add(entry);
        boolean full = entries.size() > RECENT;
        return new BoardIncident(
                next,
                position(entry, seen),
                entry.body() instanceof IncidentEvent.Escalated now ? now.reason() : escalated,
                entry.body() instanceof IncidentEvent.EmergencyServiceCalled now ? now : emergency,
                planTitle,
                entry.body() instanceof NoticeEvent.NoticeMoved moved
                        ? NoticeItem.after(notices, moved, entry.envelope().at())
                        : notices,
                entry.envelope().id(),
                full ? entries.subList(entries.size() - RECENT, entries.size()) : entries,
                whole && !full);
    }

    /** The position that an entry tells of, else the one known before. */
    static @Nullable Position position(EventEntry entry, @Nullable Position before) {
        Personal personal = entry.personal();
        Position now = personal == null ? null : personal.position();
        return now == null ? before : now;
    }
}
