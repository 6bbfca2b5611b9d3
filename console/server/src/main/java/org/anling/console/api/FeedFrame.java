package org.anling.console.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.anling.console.api.telephony.CallRow;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.people.Availability;
import org.jspecify.annotations.Nullable;

/** What the server says on the live feed. {@code event} is always the id to resume after. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeedFrame.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = FeedFrame.Technical.class, name = "technical"),
    @JsonSubTypes.Type(value = FeedFrame.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = FeedFrame.Change.class, name = "change"),
    @JsonSubTypes.Type(value = FeedFrame.Positions.class, name = "positions"),
    @JsonSubTypes.Type(value = FeedFrame.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = FeedFrame.PressSeen.class, name = "press")
})
public sealed interface FeedFrame {

    /**
     * Everything at once; replaces what the page has. Comes first, after a gap, and for a page that was too slow.
     *
     * @param technical missing if there are many: then {@link Technical} is the next frame
     */
    record Snapshot(
            String event,
            List<IncidentRow> items,
            @Nullable List<Queues.TechnicalRow> technical,
            List<Queues.UnregisteredRow> unregistered,
            List<ResponderRow> responders,
            List<OfferCard> offers,
            List<AssignmentCard> assignments,
            @Nullable CentreView centre,
            @Nullable ProveAsk prove,
            Queues.RecordBehind recordBehind,
            Instant serverTime,
            List<CallRow> calls,
            @Nullable OwnDuty duty)
            implements FeedFrame {}

    /** The rest of a snapshot of the same event: all technical alerts. A page that is cut off before has nothing to resume after. */
    record Technical(String event, List<Queues.TechnicalRow> items) implements FeedFrame {}

    /** The page has everything up to {@code event}; changes follow. */
    record Resumed(String event, Instant serverTime) implements FeedFrame {}

    /**
     * What one committed batch changed in one thing; at least one per incident and batch, in order.
     *
     * @param technicalEnded id of a technical alert that ended
     * @param responder somebody on the map changed
     * @param offer a live offer of the responder, or on the staff's feed of anybody
     * @param offerEnded an offer that is no longer live
     * @param centre the centre itself, for the staff
     * @param prove for the responder whose page was proven
     * @param call a telephone call, for the staff
     * @param callEnded id of a call of which nothing is to be done any more
     * @param duty for the responder who came on duty or went off, by his own word or by the calendar
     */
    record Change(
            String event,
            Instant at,
            @Nullable IncidentRow incident,
            Queues.@Nullable TechnicalRow technical,
            @Nullable String technicalEnded,
            Queues.@Nullable UnregisteredRow unregistered,
            @Nullable ResponderRow responder,
            @Nullable OfferCard offer,
            @Nullable String offerEnded,
            @Nullable AssignmentCard assignment,
            @Nullable StandDown standDown,
            @Nullable CentreView centre,
            @Nullable ProveAsk prove,
            @Nullable CallRow call,
            @Nullable String callEnded,
            @Nullable OwnDuty duty)
            implements FeedFrame {}

    /**
     * Whether a responder may be asked now, and what the calendar says.
     *
     * @param pausedAt when he went off by his own word; missing if it is not that which keeps him off
     * @param until when his time on duty ends by the calendar; missing if he has no shift now
     */
    record OwnDuty(
            Availability availability,
            @Nullable Instant pausedAt,
            @Nullable Instant until) {}

    /**
     * Whether the page of a responder has been proven to reach him lately.
     *
     * @param provenAt when he answered a test notice on his page last
     * @param askAgainAt when he should be asked again; missing means now
     */
    record ProveAsk(@Nullable Instant provenAt, @Nullable Instant askAgainAt) {}

    /**
     * The responder is no longer needed: full-screen too.
     *
     * @param offer the offer that was taken back, or missing if an assignment ended
     */
    record StandDown(
            String incident,
            long number,
            @Nullable String offer,
            @Nullable String assignment,
            WithdrawReason reason) {}

    /** Where responders are; at most once a second. */
    record Positions(List<PositionItem> items) implements FeedFrame {}

    /** Somebody who moved. */
    record PositionItem(
            String id, double lat, double lon, @Nullable Instant at) {}

    /**
     * Every two seconds.
     *
     * @param warnings what the server says of its stores, in one word each
     */
    record Heartbeat(
            Instant serverTime,
            String event,
            Queues.RecordBehind recordBehind,
            @Nullable SelfPress selfPress,
            List<ServerWarning> warnings)
            implements FeedFrame {}

    /** Something about the stores that a supervisor must have mended; alarms go on meanwhile. */
    enum ServerWarning {
        /** Memory is nearly used up: the record may become incomplete. */
        MEMORY_FULL,
        /** Memory or disk is short: routine traffic is rejected. */
        ROUTINE_STOPPED,
        /** The disk is fuller than it should ever get. */
        DISK_LOW,
        /** Fewer replicas answer than are demanded. */
        REPLICAS_MISSING,
        /** Positions and heartbeats are not known now. */
        LIVE_DOWN
    }

    /**
     * Whether presses are proven to arrive: synthetic devices press through every intake once in a while.
     *
     * @param provenAt when the intake that was proven longest ago was proven; missing if one never was
     * @param missed how many tries in a row failed at the worst intake; from 2 on presses may not arrive
     * @param failing names of the intakes whose last try failed
     */
    record SelfPress(@Nullable Instant provenAt, int missed, List<String> failing) {
        public SelfPress {
            failing = List.copyOf(failing);
        }
    }

    /** Demo profile: a press with its measured stages, on the staff's feed. */
    record PressSeen(Demo.Press press) implements FeedFrame {}
}
