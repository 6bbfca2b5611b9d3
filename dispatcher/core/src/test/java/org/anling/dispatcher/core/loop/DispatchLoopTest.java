package org.anling.dispatcher.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.event.CentreEvent.SupervisorAlarmed;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.InputId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Samples;
import org.junit.jupiter.api.Test;

/** The loop, played step by step against a log in memory. */
class DispatchLoopTest {

    private final LoopRig rig = new LoopRig();

    @Test
    void a_press_becomes_a_committed_incident_with_an_offer() {
        rig.responder("r1", 100);
        rig.press("e1", AlertType.SOS);
        rig.run();
        assertThat(rig.kinds()).startsWith("responder.put").contains("incident.opened");
        assertThat(rig.count(OfferMade.class)).isEqualTo(1);
        assertThat(rig.log.isChained()).isTrue();
        assertThat(rig.log.cursors.urgent()).isEqualTo("2-0");
    }

    @Test
    void every_event_names_its_cause_and_when_it_was_received() {
        var id = rig.press("e1", AlertType.SOS);
        rig.advance(Duration.ofMillis(7));
        rig.run();
        assertThat(rig.log.entries())
                .allMatch(entry -> id.value().equals(entry.envelope().cause()));
        assertThat(rig.log.entries())
                .allMatch(entry -> entry.envelope().receivedAt().equals(Samples.NOON));
        assertThat(rig.log.entries()).allMatch(entry -> entry.envelope().at().equals(Samples.NOON.plusMillis(7)));
    }

    @Test
    void a_batch_holds_at_most_64_inputs() {
        for (int i = 0; i < 200; i++) {
            rig.append(silent("d" + i), null, Lane.URGENT);
        }
        rig.run();
        assertThat(rig.log.commits)
                .anyMatch(commit -> commit.events().size() == 64)
                .allMatch(commit -> commit.events().size() <= 64);
        assertThat(rig.count(org.anling.contract.event.TechnicalEvent.TechnicalRaised.class))
                .isEqualTo(200);
    }

    @Test
    void the_first_batch_is_small_and_those_after_it_grow_while_deciding_is_quick() {
        for (int i = 0; i < 200; i++) {
            rig.append(silent("d" + i), null, Lane.URGENT);
        }
        rig.run();
        assertThat(sizes()).containsExactly(8, 16, 32, 64, 64, 16);
    }

    @Test
    void a_batch_that_took_long_to_decide_is_followed_by_a_smaller_one_down_to_one_input() {
        rig.deciding = Duration.ofMillis(150);
        for (int i = 0; i < 18; i++) {
            rig.append(silent("d" + i), null, Lane.URGENT);
        }
        rig.run();
        assertThat(sizes()).containsExactly(8, 4, 2, 1, 1, 1, 1);
        rig.deciding = Duration.ofMillis(10);
        for (int i = 18; i < 25; i++) {
            rig.append(silent("d" + i), null, Lane.URGENT);
        }
        rig.run();
        assertThat(sizes()).endsWith(1, 1, 2, 4);
    }

    @Test
    void a_store_that_answers_slowly_makes_no_batch_smaller() {
        rig.commits = _ -> {
            rig.advance(Duration.ofMillis(400));
            return null;
        };
        for (int i = 0; i < 100; i++) {
            rig.append(silent("d" + i), null, Lane.URGENT);
        }
        rig.run();
        assertThat(sizes()).startsWith(8, 16, 32);
    }

    private List<Integer> sizes() {
        return rig.log.commits.stream().map(commit -> commit.events().size()).toList();
    }

    @Test
    void a_batch_holds_its_share_of_events_unless_one_decision_alone_has_more() {
        LoopSettings ours = LoopSettings.DEFAULT;
        LoopRig small = new LoopRig(new LoopSettings(
                ours.lease(),
                ours.inputs(),
                128,
                ours.bytes(),
                ours.page(),
                ours.idle(),
                ours.routine(),
                ours.retry()));
        for (int i = 0; i < 60; i++) {
            small.press("e" + i, AlertType.SOS);
        }
        small.run();
        assertThat(small.log.commits)
                .hasSizeGreaterThan(2)
                .allMatch(commit -> commit.events().size() < 128 + 10);
        assertThat(small.count(Opened.class)).isEqualTo(60);
    }

    @Test
    void a_press_after_a_calm_is_committed_before_the_routine_lane_is_read() {
        rig.run();
        rig.advance(Duration.ofMinutes(1));
        int before = rig.wishes.size();
        rig.press("e1", AlertType.SOS);
        rig.run();
        List<Wish> since = rig.wishes.subList(before, rig.wishes.size());
        int written = indexOf(since, wish -> wish instanceof Wish.Write);
        int routine = indexOf(since, wish -> wish instanceof Wish.ReadInbox read && read.lane() == Lane.ROUTINE);
        assertThat(written).isNotNegative();
        assertThat(routine).isGreaterThan(written);
    }

    private static int indexOf(List<Wish> wishes, java.util.function.Predicate<Wish> which) {
        for (int i = 0; i < wishes.size(); i++) {
            if (which.test(wishes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void the_urgent_lane_is_read_first_and_the_routine_lane_at_least_every_second() {
        rig.run();
        for (int i = 0; i < 100; i++) {
            rig.append(silent("d" + i), null, Lane.ROUTINE);
        }
        for (int i = 0; i < 300; i++) {
            rig.append(silent("u" + i), null, Lane.URGENT);
        }
        rig.step();
        rig.step();
        assertThat(rig.log.commits.getLast().to().routine()).isEqualTo("0-0");
        rig.advance(Duration.ofSeconds(1));
        rig.step();
        rig.step();
        rig.step();
        assertThat(rig.log.commits.getLast().events().size()).isGreaterThan(0);
        rig.run();
        assertThat(rig.log.cursors.routine()).isEqualTo("100-0");
        assertThat(rig.log.cursors.urgent()).isEqualTo("400-0");
    }

    @Test
    void a_deadline_fires_when_it_is_due() {
        rig.responder("r1", 100);
        rig.press("e1", AlertType.SOS);
        rig.pass(Duration.ofMillis(59_900));
        assertThat(rig.count(OfferExpired.class)).isZero();
        rig.pass(Duration.ofMillis(200));
        assertThat(rig.count(OfferExpired.class)).isEqualTo(1);
        EventEntry expired = rig.log.entries().stream()
                .filter(entry -> entry.body() instanceof OfferExpired)
                .findFirst()
                .orElseThrow();
        assertThat(expired.envelope().receivedAt()).isEqualTo(Samples.NOON.plusSeconds(60));
        assertThat(expired.envelope().cause()).isNull();
    }

    @Test
    void an_answer_that_waits_in_the_inbox_comes_before_the_deadline() {
        rig.responder("r1", 100);
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.advance(Duration.ofSeconds(59));
        rig.append(
                new ResponderAnswer(new ResponderId("r1"), new ResponderAnswer.Accept(new OfferId("inc-1-o1"))),
                null,
                Lane.URGENT);
        rig.advance(Duration.ofSeconds(60));
        rig.run();
        assertThat(rig.count(OfferAccepted.class)).isEqualTo(1);
        assertThat(rig.count(OfferExpired.class)).isZero();
    }

    @Test
    void takeover_drains_urgent_first_and_then_fires_what_is_due() {
        rig.responder("r1", 100);
        rig.responder("r2", 200);
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.advance(Duration.ofSeconds(59));
        for (int i = 0; i < 100; i++) {
            rig.append(silent("d" + i), null, Lane.URGENT);
        }
        rig.append(
                new ResponderAnswer(new ResponderId("r1"), new ResponderAnswer.Accept(new OfferId("inc-1-o1"))),
                null,
                Lane.URGENT);
        rig.advance(Duration.ofMinutes(1));
        rig.restart();
        rig.run();
        assertThat(rig.count(OfferAccepted.class)).isEqualTo(1);
        assertThat(rig.count(OfferExpired.class)).isZero();
    }

    @Test
    void after_a_crash_the_incident_is_there_once_and_a_live_offer_keeps_its_remaining_seconds() {
        rig.responder("r1", 100);
        rig.press("e1", AlertType.SOS);
        rig.run();
        Instant expiresAt = rig.incident(1).offers().getFirst().expiresAt();
        rig.advance(Duration.ofSeconds(40));
        rig.restart();
        rig.run();
        assertThat(rig.count(Opened.class)).isEqualTo(1);
        assertThat(rig.incident(1).offers()).hasSize(1);
        assertThat(rig.incident(1).offers().getFirst().expiresAt()).isEqualTo(expiresAt);
        assertThat(rig.incident(1).offers().getFirst().status()).isEqualTo(OfferStatus.LIVE);
    }

    @Test
    void an_offer_that_ran_out_while_nobody_ran_is_refilled() {
        for (int i = 1; i <= 7; i++) {
            rig.responder("r" + i, 100 * i);
        }
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.advance(Duration.ofSeconds(70));
        rig.restart();
        rig.run();
        assertThat(rig.incident(1).offers())
                .filteredOn(offer -> offer.status() == OfferStatus.LIVE)
                .extracting(offer -> offer.responder().value())
                .containsExactly("r6", "r7");
    }

    @Test
    void dying_before_the_commit_loses_nothing_and_doubles_nothing() {
        rig.press("e1", AlertType.SOS);
        rig.dieBefore(Wish.Write.class);
        rig.restart();
        rig.run();
        assertThat(rig.count(Opened.class)).isEqualTo(1);
    }

    @Test
    void a_commit_that_was_done_but_whose_answer_was_lost_doubles_nothing() {
        rig.press("e1", AlertType.SOS);
        rig.commits = write -> {
            rig.commits = _ -> null;
            assertThat(rig.log.commit(write.commit())).isEqualTo(CommitOutcome.COMMITTED);
            return CommitOutcome.UNKNOWN;
        };
        rig.run();
        assertThat(rig.count(Opened.class)).isEqualTo(1);
        assertThat(rig.log.isChained()).isTrue();
    }

    @Test
    void a_commit_that_was_not_done_is_decided_anew() {
        rig.press("e1", AlertType.SOS);
        rig.commits = _ -> {
            rig.commits = _ -> null;
            return CommitOutcome.UNKNOWN;
        };
        rig.run();
        assertThat(rig.count(Opened.class)).isEqualTo(1);
    }

    @Test
    void a_fenced_loop_stands_by() {
        rig.run();
        rig.log.acquire("somebody else");
        rig.press("e1", AlertType.SOS);
        for (int i = 0; rig.loop.phase() == Phase.LEADING && i < 20; i++) {
            rig.step();
        }
        assertThat(rig.loop.phase()).isEqualTo(Phase.STANDBY);
        assertThat(rig.loop.problem()).contains("another writer");
        assertThat(rig.step()).isInstanceOf(Wish.Rest.class);
        assertThat(rig.log.events).isEmpty();
    }

    @Test
    void an_idle_leader_renews_its_lease() {
        rig.run();
        rig.pass(Duration.ofSeconds(8));
        assertThat(rig.wishes).filteredOn(Wish.Renew.class::isInstance).hasSizeBetween(6, 10);
    }

    @Test
    void time_never_goes_backwards_when_the_wall_does() {
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.wall = rig.wall.minus(Duration.ofHours(1));
        rig.nanos += Duration.ofSeconds(10).toNanos();
        rig.press("e2", AlertType.SOS);
        rig.run();
        List<Instant> times =
                rig.log.entries().stream().map(entry -> entry.envelope().at()).toList();
        assertThat(times).isSorted();
        assertThat(times.getLast()).isEqualTo(Samples.NOON.plusSeconds(10));
        assertThat(rig.loop.wallBehind()).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void a_restart_with_the_wall_behind_the_log_goes_on_from_the_log() {
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.wall = rig.wall.minus(Duration.ofHours(1));
        rig.nanos = 5;
        rig.restart();
        rig.press("e2", AlertType.SOS);
        rig.run();
        assertThat(rig.log.entries().getLast().envelope().at()).isAfterOrEqualTo(Samples.NOON);
    }

    @Test
    void an_entry_whose_envelope_cannot_be_read_is_an_incident_for_operators() {
        rig.log.append(Lane.URGENT, new StoredEntry("{not json", "", null, null, null));
        rig.run();
        assertThat(rig.count(Opened.class)).isEqualTo(1);
        assertThat(rig.count(OfferMade.class)).isZero();
    }

    @Test
    void a_press_that_cannot_be_decided_is_parked_and_is_an_incident_all_the_same() {
        var frame = Samples.frame(Samples.elder("e1"), "k", AlertType.SOS);
        var envelope = rig.envelope(new InputId("odd"), frame, Lane.URGENT);
        String body = ContractJson.encode(frame).replace("\"type\":\"SOS\",", "");
        rig.log.append(Lane.URGENT, new StoredEntry(ContractJson.encode(envelope), body, null, null, null));
        rig.press("e2", AlertType.SOS);
        rig.run();
        assertThat(rig.count(InputEvent.Parked.class)).isEqualTo(1);
        assertThat(rig.count(Opened.class)).isEqualTo(2);
        assertThat(rig.incident(1).plan()).isEqualTo("operators-only@0");
        assertThat(rig.loop.takeFaults()).hasSize(1);
    }

    @Test
    void a_routine_entry_that_cannot_be_read_is_parked() {
        rig.log.append(Lane.ROUTINE, new StoredEntry("{not json", "", null, null, null));
        rig.run();
        assertThat(rig.count(InputEvent.Parked.class)).isEqualTo(1);
        assertThat(rig.count(Opened.class)).isZero();
    }

    @Test
    void a_state_begins_from_the_snapshot_and_goes_on_with_the_events_after_it() {
        rig.responder("r1", 100);
        rig.press("e1", AlertType.SOS);
        rig.run();
        var state = rig.loop.findState().orElseThrow();
        rig.snapshotUpTo = rig.log.head().tail();
        rig.snapshot = state.allPieces();
        rig.press("e2", AlertType.SOS);
        rig.run();
        var live = state.allPieces();
        rig.restart();
        rig.wishes.clear();
        rig.run();
        assertThat(rig.wishes).contains(new Wish.ReadEvents(rig.snapshotUpTo, LoopSettings.DEFAULT.page()));
        assertThat(rig.loop.findState().orElseThrow().allPieces()).isEqualTo(live);
    }

    @Test
    void a_snapshot_that_knows_more_than_the_log_is_left_aside_and_health_says_run_rebuild() {
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.snapshotUpTo = new EventId(1, 500);
        rig.snapshot = rig.loop.findState().orElseThrow().allPieces();
        rig.restart();
        rig.run();
        assertThat(rig.loop.phase()).isEqualTo(Phase.LEADING);
        assertThat(rig.loop.problem()).as("it decides").isEmpty();
        assertThat(rig.loop.remark()).contains("rebuild");
        assertThat(rig.incident(1).number()).isEqualTo(1);
        assertThat(rig.count(SupervisorAlarmed.class)).isEqualTo(1);
        assertThat(rig.snapshotUpTo).isEqualTo(rig.log.head().tail());
        rig.restart();
        rig.run();
        assertThat(rig.loop.problem()).isEmpty();
        assertThat(rig.count(SupervisorAlarmed.class)).as("told once").isEqualTo(1);
    }

    @Test
    void a_log_that_leads_on_from_nowhere_takes_presses_and_the_supervisor_is_alarmed() {
        rig.press("e1", AlertType.SOS);
        rig.press("e2", AlertType.SOS);
        rig.run();
        rig.snapshotUpTo = new EventId(1, 500);
        rig.snapshot = rig.loop.findState().orElseThrow().allPieces().stream()
                .map(piece -> new SnapshotPiece(piece.key(), 500, piece.json()))
                .toList();
        rig.log.events.removeFirst();
        rig.restart();
        rig.press("e3", AlertType.SOS);
        rig.run();
        assertThat(rig.loop.phase()).isEqualTo(Phase.LEADING);
        assertThat(rig.loop.problem()).as("it decides").isEmpty();
        assertThat(rig.loop.remark()).contains("./anling rebuild");
        assertThat(rig.count(SupervisorAlarmed.class)).isEqualTo(1);
        assertThat(rig.loop.findState().orElseThrow().openIncidents()).hasSize(3);
        long third = rig.loop.findState().orElseThrow().openIncidents().stream()
                .mapToLong(IncidentState::number)
                .max()
                .orElseThrow();
        assertThat(third).as("a number that was never given out").isGreaterThan(2);
        List<SnapshotPiece> live = rig.loop.findState().orElseThrow().allPieces();
        rig.restart();
        rig.run();
        assertThat(rig.loop.findState().orElseThrow().allPieces())
                .as("the next one begins from the same without a doubt")
                .isEqualTo(live);
        assertThat(rig.loop.problem()).isEmpty();
    }

    @Test
    void a_leader_whose_log_loses_its_tail_notices_goes_on_and_alarms_the_supervisor() {
        rig.press("e1", AlertType.SOS);
        rig.run();
        int first = rig.log.events.size();
        rig.press("e2", AlertType.SOS);
        rig.run();
        rig.log.events.subList(first, rig.log.events.size()).clear();
        rig.press("e3", AlertType.SOS);
        rig.run();
        assertThat(rig.loop.findState().orElseThrow().openIncidents())
                .as("the number of an incident that is lost is not given out again")
                .extracting(IncidentState::number)
                .contains(1L)
                .doesNotContain(2L);
        assertThat(rig.loop.phase()).isEqualTo(Phase.LEADING);
        assertThat(rig.count(SupervisorAlarmed.class)).isEqualTo(1);
        assertThat(rig.loop.problem()).as("it decides").isEmpty();
        assertThat(rig.loop.remark()).contains("ends at");
        assertThat(rig.log.isChained()).isTrue();
    }

    @Test
    void an_alarm_of_a_lost_tail_is_told_even_if_its_commit_is_lost() {
        rig.press("e1", AlertType.SOS);
        rig.run();
        rig.log.events.removeLast();
        rig.press("e2", AlertType.SOS);
        int[] alarms = {0};
        rig.commits = write -> write.decided().isEmpty() && alarms[0]++ == 0 ? CommitOutcome.UNKNOWN : null;
        rig.run();
        assertThat(alarms[0]).isGreaterThan(1);
        assertThat(rig.count(SupervisorAlarmed.class)).isEqualTo(1);
    }

    @Test
    void a_standby_follows_the_log_and_begins_where_it_ends() {
        rig.press("e1", AlertType.SOS);
        rig.run();
        DispatchLoop leader = rig.loop;
        rig.restart();
        rig.log.isHeld = true;
        rig.press("e2", AlertType.SOS);
        rig.standBy();
        DispatchLoop standby = rig.loop;
        rig.loop = leader;
        rig.run();
        rig.loop = standby;
        rig.advance(Duration.ofSeconds(1));
        rig.standBy();
        rig.log.isHeld = false;
        rig.wishes.clear();
        rig.advance(Duration.ofSeconds(1));
        rig.run();
        assertThat(rig.wishes)
                .noneMatch(Wish.LoadSnapshot.class::isInstance)
                .noneMatch(Wish.ReadEvents.class::isInstance);
        assertThat(rig.loop.findState().orElseThrow().openIncidents()).hasSize(2);
        assertThat(rig.loop.problem()).isEmpty();
    }

    @Test
    void a_standby_that_followed_further_than_the_log_goes_now_alarms_the_supervisor() {
        rig.press("e1", AlertType.SOS);
        rig.press("e2", AlertType.SOS);
        rig.run();
        rig.restart();
        rig.log.isHeld = true;
        rig.standBy();
        rig.log.events.removeLast();
        rig.log.isHeld = false;
        rig.advance(Duration.ofSeconds(1));
        rig.run();
        assertThat(rig.loop.phase()).isEqualTo(Phase.LEADING);
        assertThat(rig.count(SupervisorAlarmed.class)).isEqualTo(1);
        assertThat(rig.log.isChained()).isTrue();
    }

    @Test
    void no_answer_means_rest_and_ask_again() {
        Wish first = rig.loop.step(new Reading(rig.wall, rig.nanos));
        rig.loop.failed(first);
        assertThat(rig.loop.step(new Reading(rig.wall, rig.nanos))).isInstanceOf(Wish.Rest.class);
        assertThat(rig.loop.step(new Reading(rig.wall, rig.nanos))).isInstanceOf(Wish.Acquire.class);
    }

    private static SilenceFinding silent(String device) {
        return new SilenceFinding(Samples.device(device), null, SilenceFinding.State.SILENT, Samples.NOON);
    }
}
