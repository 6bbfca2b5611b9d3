package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Desk;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.incident.Transitions;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.CentreTables;
import org.anling.dispatcher.core.state.Tables;

/** What must be true of a centre after every step, whatever came before. */
final class Invariants {

    private final DispatchSettings settings;
    private final Map<IncidentId, IncidentState> before = new HashMap<>();
    private final CallInvariants calls = new CallInvariants();

    Invariants(DispatchSettings settings) {
        this.settings = settings;
    }

    /** True whenever everything due has fired. */
    void check(CentreState state, Instant now) {
        assertThat(state.openIncidents())
                .as("whatever is open stands in the queue")
                .hasSameSizeAs(
                        state.incidents().stream().filter(IncidentView::isOpen).toList());
        Set<String> elders = new HashSet<>();
        for (IncidentState incident : state.openIncidents()) {
            Stream<Instant> offers = IncidentView.live(incident).stream().map(Offer::expiresAt);
            boolean waits = Stream.concat(incident.deadlines().values().stream(), offers)
                    .anyMatch(due -> due.isAfter(now));
            assertThat(waits).as("%s waits for something", incident.id()).isTrue();
            String key = Tables.keyOf(incident);
            assertThat(elders.add(key)).as("one open incident of %s", key).isTrue();
            boolean short_ = IncidentView.live(incident).size() < incident.wanted();
            boolean searching = incident.deadlines().containsKey(org.anling.contract.incident.DeadlineKind.ASK);
            assertThat(!short_ || searching || incident.place() == null)
                    .as("%s misses offers and searches on", incident.id())
                    .isTrue();
            assertThat(IncidentView.live(incident).size())
                    .as("offers of %s", incident.id())
                    .isLessThanOrEqualTo(settings.offers(incident.priority()) + 10);
        }
        state.incidents().forEach(incident -> arrangements(incident, state));
        SignalInvariants.check(state, now);
        calls.check(state);
        PlanInvariants.check(state, settings);
    }

    /** True after every decision. */
    void decided(CentreState state) {
        oneLiveOfferEach(state);
        testsEndByThemselves(state);
        state.tables().responders.values().forEach(responder -> duty(state, responder));
    }

    /** A shift ends by itself, and who paused is not asked. */
    private static void duty(CentreState state, ResponderState responder) {
        ResponderId id = responder.profile().id();
        Instant due = state.tables()
                .centre
                .findDeadline(CentreDeadlineSet.Kind.DUTY, id.value())
                .map(CentreDeadline::due)
                .orElse(null);
        assertThat(due)
                .as("end of the shift of %s", id)
                .isEqualTo(responder.duty() == null ? null : responder.duty().until());
        assertThat(responder.pausedAt() == null || responder.availability() == Availability.UNAVAILABLE)
                .as("%s paused and is not asked", id)
                .isTrue();
    }

    /** True after every event. */
    void follow(CentreState state, Event event) {
        calls.follow(state, event);
        touched(event).flatMap(state::findIncident).ifPresent(after -> {
            IncidentState old = before.put(after.id(), after);
            desk(after, state, event);
            if (old != null && !old.equals(after)) {
                assertThat(after.escalationLevel()).isGreaterThanOrEqualTo(old.escalationLevel());
                priority(old, after);
                owner(old, after, event);
                steps(old, after);
            }
        });
    }

    /** Lower only when somebody spoke with the elder, and nothing was heard of no reply since. */
    private static void priority(IncidentState old, IncidentState after) {
        assertThat(after.priority().compareTo(old.priority()) <= 0 || CloseRules.isSpokenWith(after.clocks()))
                .as("%s from %s to %s", after.id(), old.priority(), after.priority())
                .isTrue();
    }

    /** Who answers keeps it, until it is given away by one of four words. */
    private static void owner(IncidentState old, IncidentState after, Event event) {
        boolean given = event instanceof IncidentEvent.Taken
                || event instanceof IncidentEvent.TransferAccepted
                || event instanceof IncidentEvent.Reassigned
                || event instanceof IncidentEvent.Reopened;
        assertThat(given || Objects.equals(old.owner(), after.owner()))
                .as("%s from %s to %s by %s", after.id(), old.owner(), after.owner(), event)
                .isTrue();
    }

    private static void desk(IncidentState incident, CentreState state, Event event) {
        Desk desk = incident.desk();
        boolean proven =
                incident.closing() != null && incident.closing().by().value().equals("self-press");
        assertThat(incident.owner() == null)
                .as("%s in the queue or somebody's, or the self-press", incident.id())
                .isEqualTo(incident.handling() == Handling.WAITING || proven);
        assertThat(desk.hold() != null).isEqualTo(incident.handling() == Handling.ON_HOLD);
        assertThat(desk.transfer() != null).isEqualTo(incident.handling() == Handling.IN_TRANSFER);
        if (event instanceof IncidentEvent.Held && incident.priority() == Priority.P1) {
            assertThat(CloseRules.isSpokenWith(incident.clocks()) || CloseRules.isSeen(incident.clocks()))
                    .as("%s is held and somebody was reached", incident.id())
                    .isTrue();
        }
        if (event instanceof IncidentEvent.Escalated escalated
                && escalated.target() == AlarmTarget.DUTY_PHONE
                && escalated.reason() != EscalationReason.LADDER) {
            assertThat(state.tables().centre.staff.values())
                    .as("the duty phone rings only when nobody is signed in, or a plan's ladder says so")
                    .isEmpty();
        }
    }

    /** What is arranged ends by itself; true whenever everything due has fired. */
    private static void arrangements(IncidentState incident, CentreState state) {
        Set<DeadlineKind> waits = incident.deadlines().keySet();
        assertThat(waits.contains(DeadlineKind.WAKE)).isEqualTo(incident.desk().hold() != null);
        assertThat(waits.contains(DeadlineKind.HANDOVER))
                .isEqualTo(incident.desk().transfer() != null);
        IncidentState.Transfer transfer = incident.desk().transfer();
        assertThat(transfer == null
                        || state.tables().centre.staff.find(transfer.to()).isPresent())
                .as("%s is offered to somebody who is signed in", incident.id())
                .isTrue();
        if (!IncidentView.isOpen(incident)) {
            assertThat(waits).isSubsetOf(Set.of(DeadlineKind.FOLLOW_UP));
            assertThat(IncidentView.live(incident)).isEmpty();
            assertThat(IncidentView.active(incident)).isEmpty();
        } else {
            assertThat(waits).doesNotContain(DeadlineKind.FOLLOW_UP);
        }
    }

    private static void testsEndByThemselves(CentreState state) {
        CentreTables centre = state.tables().centre;
        assertThat(centre.tests.values())
                .allMatch(mode -> centre.findDeadline(
                                CentreDeadlineSet.Kind.TEST_MODE,
                                mode.elder().id().value())
                        .isPresent());
    }

    private static void steps(IncidentState old, IncidentState after) {
        assertThat(old.handling() == after.handling() || Transitions.allows(old.handling(), after.handling()))
                .as("%s to %s", old.handling(), after.handling())
                .isTrue();
        for (Assignment was : old.assignments()) {
            Assignment is = IncidentView.findAssignment(after, was.id()).orElseThrow();
            assertThat(was.status() == is.status() || Transitions.allows(was.status(), is.status()))
                    .as("%s to %s", was.status(), is.status())
                    .isTrue();
        }
    }

    /** Each event alone moves help along the table only. */
    static void helpFollowsTheTable(TestCentre centre) {
        CentreState state = centre.dispatch.begin();
        Map<IncidentId, Help> helps = new HashMap<>();
        for (EventEntry entry : centre.log) {
            centre.dispatch.apply(state, entry);
            touched(entry.body()).flatMap(state::findIncident).ifPresent(incident -> {
                Help was = helps.put(incident.id(), incident.help());
                assertThat(was == null || was == incident.help() || Transitions.allows(was, incident.help()))
                        .as("%s to %s by %s", was, incident.help(), entry.body())
                        .isTrue();
            });
        }
        assertThat(ContractJson.encode(state.allPieces()))
                .as("state rebuilt from the log")
                .isEqualTo(ContractJson.encode(centre.state.allPieces()));
    }

    private static Optional<IncidentId> touched(Event event) {
        return switch (event) {
            case IncidentEvent of -> Optional.of(of.incident());
            case OfferEvent of -> Optional.of(of.incident());
            default -> Optional.empty();
        };
    }

    private static void oneLiveOfferEach(CentreState state) {
        Set<ResponderId> asked = new HashSet<>();
        for (IncidentState incident : state.incidents()) {
            for (Offer offer : incident.offers()) {
                if (offer.status() == OfferStatus.LIVE) {
                    assertThat(asked.add(offer.responder()))
                            .as("%s has one live offer", offer.responder())
                            .isTrue();
                }
            }
        }
    }
}
