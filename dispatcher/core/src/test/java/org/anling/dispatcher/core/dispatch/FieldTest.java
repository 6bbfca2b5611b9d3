package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.EmergencyServiceCalled;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.NoReply;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.state.CentreState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people die of and what people curse, by the names that reviews of real centres gave it, as far as the dispatcher decides it. */
class FieldTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void a_press_with_seven_responders() {
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.press("e1", AlertType.SOS);
    }

    @Test
    void a_no_reply_call_taken_for_a_nuisance() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        List<Event> events = centre.pass(30);
        assertThat(events).as("nobody said anything").contains(new NoReply(ID, null));
        assertThat(TestCentre.reasons(events)).contains(EscalationReason.NO_REPLY);
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.SPOKEN, null, null));
        assertThat(centre.incident(1).handling())
                .as("it cannot be closed as one")
                .isEqualTo(Handling.TAKEN);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.SetPriority(Priority.P3, "calls every day"));
        assertThat(centre.incident(1).priority()).as("nor made less urgent").isEqualTo(Priority.P1);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Hold(centre.now.plusSeconds(600)));
        assertThat(centre.incident(1).handling()).as("nor put aside").isEqualTo(Handling.TAKEN);
        assertThat(centre.asked(1)).as("and help is on the way to being found").hasSize(5);
    }

    @Test
    void nobody_noticing_that_nobody_had_gone() {
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        centre.accept("r1");
        List<Event> events = centre.pass(Duration.ofMinutes(3));
        assertThat(events)
                .anyMatch(event -> event instanceof Escalated escalated
                        && escalated.reason() == EscalationReason.NOT_ON_THE_WAY
                        && escalated.target() == AlarmTarget.OPERATOR);
        assertThat(centre.asked(1)).as("others are asked beside him").hasSize(5);
    }

    @Test
    void forty_five_minutes_before_the_first_contact() {
        List<EscalationReason> alarms = TestCentre.reasons(centre.pass(Duration.ofMinutes(45)));
        assertThat(alarms)
                .as("in 45 minutes without a word somebody hears of it at 30 s, at 60 s and every five minutes")
                .startsWith(EscalationReason.NOT_TAKEN, EscalationReason.NOT_TAKEN_AGAIN)
                .filteredOn(reason -> reason == EscalationReason.OWNER_REMINDED)
                .hasSize(9);
        assertThat(centre.incident(1).clocks().firstOfferAt())
                .as("and responders were asked at once, not after a take")
                .isEqualTo(Samples.NOON);
    }

    @Test
    void paged_while_off_duty() {
        centre.availability("r1", Availability.UNAVAILABLE);
        centre.availability("r2", Availability.UNAVAILABLE);
        centre.press("e2", AlertType.SOS);
        centre.takeAndSpeak(2, SpokenOutcome.NEEDS_HELP);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.OfferByHand(new org.anling.contract.id.ResponderId("r1")));
        List<Event> events = centre.pass(Duration.ofMinutes(30));
        assertThat(events.stream()
                        .filter(OfferMade.class::isInstance)
                        .map(made -> ((OfferMade) made).responder().value()))
                .isNotEmpty()
                .doesNotContain("r1", "r2");
    }

    @Test
    void notices_that_go_on_after_acknowledgement() {
        List<Event> events = centre.accept("r3");
        assertThat(events).filteredOn(OfferWithdrawn.class::isInstance).hasSize(4);
        assertThat(centre.incident(1).offers())
                .as("every other offer ends in the same decision")
                .extracting(Offer::status)
                .doesNotContain(OfferStatus.LIVE);
        centre.move("r3", "inc-1-a1", AssignmentStatus.ON_THE_WAY);
        centre.move("r3", "inc-1-a1", AssignmentStatus.WITH_ELDER);
        assertThat(centre.pass(Duration.ofMinutes(15)))
                .as("and nobody is asked afterwards")
                .doesNotHaveAnyElementsOfTypes(OfferMade.class);
    }

    @Test
    void an_escalation_that_never_resumes_after_a_restart() {
        centre.pass(10);
        CentreState reborn = centre.dispatch.begin();
        reborn.load(new EventId(1, centre.log.size()), centre.state.allPieces());
        List<EscalationReason> reasons = new java.util.ArrayList<>();
        java.time.Instant until = centre.now.plus(Duration.ofSeconds(55));
        centre.dispatch
                .findDue(reborn, until)
                .ifPresent(due -> centre.dispatch
                        .decide(reborn, due, Context.at(until))
                        .forEach(decided -> {
                            if (decided.body() instanceof Escalated escalated) {
                                reasons.add(escalated.reason());
                            }
                        }));
        assertThat(reasons).containsExactly(EscalationReason.NOT_TAKEN);
        assertThat(centre.dispatch.nextDeadline(reborn)).isEqualTo(centre.dispatch.nextDeadline(centre.state));
    }

    @Test
    void one_missed_call_and_no_retry() {
        centre.pass(Duration.ofMinutes(30));
        assertThat(centre.incident(1).offers().stream()
                        .filter(offer -> offer.responder().value().equals("r1")))
                .as("who is silent is asked again, three times in all")
                .hasSize(3);
    }

    @Test
    void sent_shown_as_success() {
        for (NoticeFact fact : List.of(NoticeFact.SENT, NoticeFact.DELIVERED, NoticeFact.SEEN)) {
            centre.send(new NoticeReport("n-1", ID, "r1", Channel.SMS, 1, fact, null), null);
        }
        assertThat(centre.incident(1).help()).as("nobody goes yet").isEqualTo(Help.ASKING);
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.ACCEPT);
        assertThat(TestCentre.reasons(centre.pass(90))).contains(EscalationReason.NOT_ACCEPTED);
    }

    @Test
    void a_wrong_or_rewritten_address() {
        ElderRef moved =
                new ElderRef(Samples.elder("e1").id(), Samples.COMMUNITY, 2, "default", ElderRef.Risk.STANDARD);
        centre.send(new RegistryChange(1, new RegistryChange.PutElder(moved)), null);
        assertThat(centre.incident(1).elder())
                .as("the open incident shows the new card")
                .isEqualTo(moved);
        Position good = Samples.fix(400, 20, centre.now);
        centre.send(Samples.frame(moved, "k2", AlertType.SOS), Personal.ofPlaces(good, Samples.home()));
        assertThat(centre.incident(1).place())
                .as("help goes where the elder is")
                .isEqualTo(good);
    }

    @Test
    void every_open_incident_has_one_owner_and_a_future_deadline_whatever_is_arranged() {
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        for (OperatorCommand.Action action : List.of(
                new OperatorCommand.FalsePress(),
                new OperatorCommand.Hold(centre.now.plusSeconds(600)),
                new OperatorCommand.Transfer(Samples.BEN),
                new OperatorCommand.StopAsking())) {
            centre.operator(Samples.ANNA, 1, action);
            assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
            assertThat(new TreeSet<>(centre.incident(1).deadlines().values()).last())
                    .as("after %s", action)
                    .isAfter(centre.now);
        }
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.REMIND);
    }
    /** Two hours in which nobody does anything, on an emergency that nobody accepts. */
    @Test
    void the_software_never_dials_a_public_emergency_number_by_itself() {
        assertThat(centre.pass(Duration.ofHours(2)))
                .isNotEmpty()
                .doesNotHaveAnyElementsOfTypes(EmergencyServiceCalled.class);
        assertThat(java.util.Arrays.stream(AlarmTarget.values()).map(Enum::name))
                .as("whom a rule can alarm")
                .containsExactlyInAnyOrder("OPERATOR", "SUPERVISOR", "DUTY_PHONE");
        centre.operator(Samples.ANNA, 1, new OperatorCommand.EmergencyService("120", centre.now, "operator", null));
        assertThat(centre.incident(1).clocks().emergencyServiceAt())
                .as("a person does, with one key, before the take too")
                .isEqualTo(centre.now);
    }

    @Test
    void every_clock_of_an_incident_is_kept() {
        centre.pass(5);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        centre.accept("r1");
        for (AssignmentStatus step : List.of(
                AssignmentStatus.ON_THE_WAY,
                AssignmentStatus.AT_DOOR,
                AssignmentStatus.WITH_ELDER,
                AssignmentStatus.DONE)) {
            centre.pass(10);
            centre.move("r1", "inc-1-a1", step);
        }
        centre.pass(10);
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.HELPED_AT_HOME, CloseGuard.SEEN, null, null));
        centre.pass(10);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.FollowUp(FollowUpOutcome.WELL));
        IncidentState.Clocks clocks = centre.incident(1).clocks();
        Instant t = Samples.NOON;
        assertThat(List.of(
                        clocks.receivedAt(),
                        Objects.requireNonNull(clocks.firstOfferAt()),
                        Objects.requireNonNull(clocks.takenAt()),
                        Objects.requireNonNull(clocks.spokenAt()),
                        Objects.requireNonNull(clocks.firstAcceptedAt()),
                        Objects.requireNonNull(clocks.onTheWayAt()),
                        Objects.requireNonNull(clocks.atDoorAt()),
                        Objects.requireNonNull(clocks.withElderAt()),
                        Objects.requireNonNull(clocks.safeAt()),
                        Objects.requireNonNull(clocks.closedAt()),
                        Objects.requireNonNull(clocks.followedUpAt())))
                .containsExactly(
                        t,
                        t,
                        t.plusSeconds(5),
                        t.plusSeconds(5),
                        t.plusSeconds(5),
                        t.plusSeconds(15),
                        t.plusSeconds(25),
                        t.plusSeconds(35),
                        t.plusSeconds(45),
                        t.plusSeconds(55),
                        t.plusSeconds(65));
    }
}
