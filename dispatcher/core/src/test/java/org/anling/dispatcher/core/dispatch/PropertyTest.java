package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.state.CentreState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random people, devices and clocks; whatever they do, the rules of the house hold after every step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class PropertyTest {

    private static final int STEPS = 1_000;

    /** What a seed played: several tests look at the same runs. */
    private final Map<Long, TestCentre> played = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_press_waits_for_nothing_whatever_happens(long seed) {
        TestCentre centre = played(seed);
        assertThat(centre.log.stream().map(EventEntry::body).filter(InputEvent.Parked.class::isInstance))
                .isEmpty();
        assertThat(centre.log.stream().map(EventEntry::body).filter(IncidentEvent.Closed.class::isInstance))
                .as("the run reaches the end of incidents too")
                .isNotEmpty();
        Invariants.helpFollowsTheTable(centre);
    }

    /** As many seeds as somebody wants: {@code -Danling.seeds=2000}. */
    @Test
    @EnabledIfSystemProperty(named = "anling.seeds", matches = "\\d+")
    void nor_in_thousands_of_runs() {
        LongStream.range(1_000, 1_000 + Long.getLong("anling.seeds")).forEach(seed -> {
            try {
                Invariants.helpFollowsTheTable(run(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        });
    }

    /** What never happens in a run is not proven by it. */
    @Test
    void the_runs_reach_whatever_people_do_at_the_desk() {
        Set<Class<?>> seen = LongStream.rangeClosed(1, 24)
                .boxed()
                .flatMap(seed -> played(seed).log.stream())
                .map(entry -> entry.body().getClass())
                .collect(Collectors.toSet());
        assertThat(seen)
                .contains(
                        IncidentEvent.Held.class,
                        IncidentEvent.Resumed.class,
                        IncidentEvent.TransferOffered.class,
                        IncidentEvent.TransferAccepted.class,
                        IncidentEvent.TransferDeclined.class,
                        IncidentEvent.Reassigned.class,
                        IncidentEvent.PriorityChanged.class,
                        IncidentEvent.AskingStopped.class,
                        IncidentEvent.FollowedUp.class,
                        IncidentEvent.Reopened.class,
                        IncidentEvent.StepOpened.class,
                        IncidentEvent.StepDone.class,
                        IncidentEvent.StepSkipped.class,
                        IncidentEvent.WaveBegun.class,
                        CentreEvent.PlanActivated.class,
                        CentreEvent.StaffOff.class,
                        CentreEvent.CoverLost.class,
                        CentreEvent.CoverRestored.class,
                        TechnicalEvent.TechnicalClosed.class,
                        TechnicalEvent.TechnicalShelved.class,
                        TechnicalEvent.TechnicalAcknowledged.class,
                        TechnicalEvent.TechnicalCleared.class,
                        TechnicalEvent.UnregisteredSeen.class,
                        CentreEvent.TestStarted.class,
                        CentreEvent.TestEnded.class,
                        NoticeEvent.NoticeMoved.class,
                        CallEvent.CallAnswered.class,
                        CallEvent.CallMissed.class,
                        CallEvent.CallBound.class,
                        CallEvent.CallReturned.class,
                        CallEvent.CallForgotten.class);
    }

    @Test
    void the_runs_reach_runaways_and_mass_incidents() {
        List<CentreState> states = LongStream.rangeClosed(1, 24)
                .mapToObj(seed -> played(seed).state)
                .toList();
        assertThat(states).anyMatch(state -> state.incidents().stream().anyMatch(of -> of.area() != null));
        assertThat(LongStream.rangeClosed(1, 24).boxed().flatMap(seed -> played(seed).log.stream()))
                .anyMatch(entry -> entry.body() instanceof TechnicalEvent.TechnicalRaised raised
                        && raised.type() == AlertType.RUNAWAY);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void the_same_seed_gives_the_same_trace(long seed) {
        assertThat(ContractJson.encode(run(seed).log)).isEqualTo(ContractJson.encode(run(seed).log));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void a_state_from_snapshot_and_events_equals_the_live_one(long seed) {
        TestCentre centre = run(seed);
        Random random = new Random(seed);
        int cut = random.nextInt(centre.log.size());
        int ahead = cut + random.nextInt(centre.log.size() - cut);
        List<SnapshotPiece> old = stateAt(centre, cut).allPieces();
        List<SnapshotPiece> newer = stateAt(centre, ahead).allPieces();
        List<SnapshotPiece> mixed = java.util.stream.Stream.concat(
                        old.stream()
                                .filter(piece ->
                                        newer.stream().noneMatch(n -> n.key().equals(piece.key()))),
                        newer.stream())
                .toList();
        CentreState rebuilt = centre.dispatch.begin();
        rebuilt.load(new EventId(1, cut), mixed);
        centre.log.subList(cut, centre.log.size()).forEach(entry -> centre.dispatch.apply(rebuilt, entry));
        assertThat(pieces(rebuilt)).isEqualTo(pieces(centre.state));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void pieces_written_as_they_change_add_up_to_the_whole(long seed) {
        TestCentre centre = run(seed);
        CentreState follower = centre.dispatch.begin();
        java.util.TreeMap<String, SnapshotPiece> store = new java.util.TreeMap<>();
        Random random = new Random(seed);
        for (EventEntry entry : centre.log) {
            centre.dispatch.apply(follower, entry);
            if (random.nextInt(20) == 0) {
                follower.changedPieces().forEach(piece -> store.put(piece.key(), piece));
                follower.saved();
            }
        }
        follower.changedPieces().forEach(piece -> store.put(piece.key(), piece));
        store.values().removeIf(piece -> piece.json().isEmpty());
        CentreState loaded = centre.dispatch.begin();
        loaded.load(new EventId(1, centre.log.size()), List.copyOf(store.values()));
        assertThat(pieces(loaded)).isEqualTo(pieces(centre.state));
        assertThat(store.values()).allMatch(piece -> piece.json().length() < 64 * 1024);
    }

    /** A piece without content says that there is none: somebody who never knew of one is as right. */
    private static List<String> pieces(CentreState state) {
        return state.allPieces().stream()
                .filter(piece -> !piece.json().isEmpty())
                .map(piece -> piece.key() + piece.json())
                .toList();
    }

    private static CentreState stateAt(TestCentre centre, int events) {
        CentreState state = centre.dispatch.begin();
        centre.log.subList(0, events).forEach(entry -> centre.dispatch.apply(state, entry));
        return state;
    }

    private TestCentre played(long seed) {
        return played.computeIfAbsent(seed, PropertyTest::run);
    }

    private static TestCentre run(long seed) {
        Random random = new Random(seed);
        List<Plan> plans = random.nextBoolean() ? BuiltInPlans.AT_ONCE : BuiltInPlans.STAGED;
        TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(plans));
        boolean files = random.nextInt(3) != 0;
        int responders = random.nextInt(12);
        for (int i = 0; i < responders; i++) {
            centre.responder("r" + i, 100 + random.nextInt(3000));
        }
        for (int i = 0; i < STEPS; i++) {
            if (files && random.nextInt(40) == 0) {
                RandomPlans.put(centre, random);
            }
            step(centre, random);
            centre.pass(Duration.ofMillis(random.nextInt(pause(random))));
        }
        return centre;
    }

    /** Mostly seconds, now and then minutes, rarely hours. */
    private static int pause(Random random) {
        return switch (random.nextInt(300)) {
            case 0 -> 7_200_000;
            case 1, 2, 3, 4, 5, 6 -> 600_000;
            default -> 8_000;
        };
    }

    private static void step(TestCentre centre, Random random) {
        switch (random.nextInt(14)) {
            case 0, 1 -> press(centre, random);
            case 9 -> staff(centre, random);
            case 10 -> RandomSignals.send(centre, random);
            case 11 -> RandomNotices.report(centre, random);
            case 12 -> RandomCalls.send(centre, random);
            case 2, 3, 4 -> command(centre, random);
            case 5, 6, 7 -> answer(centre, random);
            case 8 ->
                centre.answer(
                        "r" + random.nextInt(13),
                        new ResponderAnswer.SetAvailability(pick(random, Availability.values()), duty(centre, random)));
            default -> centre.responder("r" + random.nextInt(13), random.nextInt(3000), random.nextInt(5));
        }
    }

    /** Half of the words are one's own; a shift may be over already, or follow another. */
    private static @Nullable Duty duty(TestCentre centre, Random random) {
        Instant until = centre.now.plusSeconds(random.nextInt(3_000) - 300L);
        return random.nextBoolean()
                ? null
                : new Duty("s" + random.nextInt(4), pick(random, ShiftRole.values()), "110101", until);
    }

    private static void press(TestCentre centre, Random random) {
        AlertType[] types = new AlertType[1 + random.nextInt(2)];
        for (int i = 0; i < types.length; i++) {
            types[i] = pick(random, AlertType.values());
        }
        ElderRef elder = Samples.elder("e" + random.nextInt(6), pick(random, ElderRef.Risk.values()));
        centre.press(elder, "k" + random.nextInt(4), types);
    }

    /** Mostly about what is open, now and then about what is closed or was never opened; mostly by who may. */
    private static void command(TestCentre centre, Random random) {
        List<IncidentState> known = random.nextInt(6) == 0 ? centre.state.incidents() : centre.state.openIncidents();
        if (takesOver(centre, random)) {
            return;
        }
        if (known.isEmpty() || random.nextInt(20) == 0) {
            centre.operator(somebody(random), random.nextInt(20), action(centre, 0, random));
            return;
        }
        IncidentState incident = known.get(random.nextInt(known.size()));
        StaffId by = Stream.of(incident.owner(), somebody(random))
                .filter(who -> who != null && random.nextInt(3) != 0)
                .findFirst()
                .orElse(Samples.BOSS);
        Role role = by.equals(Samples.BOSS) ? Role.SUPERVISOR : Role.OPERATOR;
        centre.command(by, role, incident.number(), action(centre, incident.number(), random));
    }

    /** Who was asked to take something over answers, mostly in time. */
    private static boolean takesOver(TestCentre centre, Random random) {
        Optional<IncidentState> offered = centre.state.openIncidents().stream()
                .filter(incident -> incident.desk().transfer() != null)
                .findFirst();
        if (offered.isEmpty() || random.nextInt(3) != 0) {
            return false;
        }
        StaffId asked = Objects.requireNonNull(offered.get().desk().transfer()).to();
        centre.operator(asked, offered.get().number(), new OperatorCommand.AcceptTransfer());
        return true;
    }

    private static OperatorCommand.Action action(TestCentre centre, long number, Random random) {
        return switch (random.nextInt(28)) {
            case 0, 1, 2, 3 -> new OperatorCommand.Take();
            case 4, 5 -> new OperatorCommand.Spoken(pick(random, SpokenOutcome.values()));
            case 6 -> new OperatorCommand.NoReply();
            case 7 -> new OperatorCommand.AddNote();
            case 8 -> new OperatorCommand.OfferByHand(new ResponderId("r" + random.nextInt(13)));
            case 9 -> new OperatorCommand.WithdrawOffer(new OfferId("inc-" + number + "-o" + random.nextInt(6)));
            case 10 -> new OperatorCommand.EmergencyService("120", Samples.NOON, "operator", null);
            case 11 -> new OperatorCommand.FalsePress();
            case 12 -> new OperatorCommand.Hold(centre.now.plusSeconds(random.nextInt(20_000)));
            case 13 -> new OperatorCommand.Resume();
            case 14 -> new OperatorCommand.Transfer(somebody(random));
            case 15, 16 -> new OperatorCommand.AcceptTransfer();
            case 17 -> new OperatorCommand.DeclineTransfer("busy");
            case 18 -> new OperatorCommand.Reassign(somebody(random), "busy");
            case 19 -> new OperatorCommand.SetPriority(pick(random, Priority.values()), "why");
            case 20 ->
                switch (random.nextInt(3)) {
                    case 0 -> new OperatorCommand.AskNow();
                    case 1 -> new OperatorCommand.StopAsking();
                    default -> new OperatorCommand.OpenStep(pick(random, Step.Kind.values()));
                };
            case 21, 22, 23 -> RandomPlans.step(centre, number, random);
            default -> closing(random);
        };
    }

    private static OperatorCommand.Action closing(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new OperatorCommand.FollowUp(pick(random, FollowUpOutcome.values()));
            case 1 -> new OperatorCommand.Reopen("why");
            default ->
                new OperatorCommand.Close(
                        pick(random, Disposition.values()), pick(random, CloseGuard.values()), "ref", "reason");
        };
    }

    private static StaffId somebody(Random random) {
        return pick(random, Samples.ANNA, Samples.BEN, Samples.BOSS);
    }

    /** Signs in and off, and tries buttons. */
    private static void staff(TestCentre centre, Random random) {
        StaffId by = somebody(random);
        Role role = by.equals(Samples.BOSS) ? Role.SUPERVISOR : Role.OPERATOR;
        ElderRef elder = Samples.elder("e" + random.nextInt(6));
        CentreCommand.Action action = switch (random.nextInt(6)) {
            case 0, 1 -> new CentreCommand.SignOn();
            case 2 -> new CentreCommand.SignOff();
            case 3 -> new CentreCommand.EndTest(elder);
            default -> new CentreCommand.StartTest(elder, centre.now.plusSeconds(random.nextInt(2000)));
        };
        centre.centre(by, role, action);
    }

    private static void answer(TestCentre centre, Random random) {
        List<IncidentState> open = centre.state.openIncidents();
        if (open.isEmpty()) {
            return;
        }
        IncidentState incident = open.get(random.nextInt(open.size()));
        if (!incident.assignments().isEmpty() && random.nextInt(2) == 0) {
            IncidentState.Assignment job = incident.assignments()
                    .get(random.nextInt(incident.assignments().size()));
            AssignmentStatus status = pick(random, AssignmentStatus.values());
            centre.answer(
                    job.responder().value(),
                    new ResponderAnswer.Progress(new AssignmentId(job.id().value()), status, "why"));
        } else if (!incident.offers().isEmpty()) {
            List<IncidentState.Offer> live = IncidentView.live(incident);
            List<IncidentState.Offer> from = live.isEmpty() || random.nextInt(5) == 0 ? incident.offers() : live;
            IncidentState.Offer offer = from.get(random.nextInt(from.size()));
            ResponderAnswer.Answer answer = random.nextInt(3) == 0
                    ? new ResponderAnswer.Accept(offer.id())
                    : new ResponderAnswer.Decline(offer.id(), DeclineReason.TOO_FAR);
            centre.answer(offer.responder().value(), answer);
        }
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }
}
