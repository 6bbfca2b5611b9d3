package org.anling.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.console.testing.Samples;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.SelfPress;
import org.anling.contract.plan.Targets;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.state.SnapshotPiece;
import org.anling.contract.state.StaffState;
import org.junit.jupiter.api.Test;

class CentreFoldTest {
    private static final Instant NOON = Samples.NOON;
    private static final StaffId OPERATOR = new StaffId("s-1");
    private static final IncidentId ID = new IncidentId("inc-1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private BoardFold fold = new BoardFold(2);
    private long seq;

    @Test
    void who_can_take_calls_is_known_from_the_moment_of_the_first_sign_on() {
        happens(new CentreEvent.StaffOn(OPERATOR, Role.OPERATOR));
        assertThat(fold.board().centre().staff().values())
                .containsExactly(new StaffState(OPERATOR, Role.OPERATOR, NOON.plusSeconds(1)));
        happens(new CentreEvent.StaffOff(OPERATOR));
        assertThat(fold.board().centre().staff()).isEmpty();
    }

    @Test
    void a_snapshot_that_is_newer_than_its_place_in_the_log_is_not_folded_twice() {
        StaffState state = new StaffState(OPERATOR, Role.OPERATOR, NOON);
        SnapshotPiece piece = new SnapshotPiece("staff/s-1", 7, ContractJson.encode(state));
        fold = new BoardFold(2, new EventId(1, 5), List.of(piece));
        seq = 5;
        happens(new CentreEvent.StaffOff(OPERATOR));
        assertThat(fold.board().centre().staff()).containsKey("s-1");
        seq = 7;
        happens(new CentreEvent.StaffOff(OPERATOR));
        assertThat(fold.board().centre().staff()).isEmpty();
    }

    @Test
    void a_community_without_anybody_is_shown_until_somebody_can_be_asked() {
        happens(new CentreEvent.CoverLost("110101001001", 2, 0));
        assertThat(fold.board().centre().uncovered().values())
                .containsExactly(new CentreItem.Uncovered("110101001001", NOON.plusSeconds(1), 2, 0));
        happens(new CentreEvent.CoverRestored("110101001001"));
        assertThat(fold.board().centre().uncovered()).isEmpty();
    }

    @Test
    void the_latest_alarm_of_the_supervisor_comes_first_and_old_ones_go() {
        for (int i = 0; i < 30; i++) {
            happens(new CentreEvent.SupervisorAlarmed("code-" + i, null));
        }
        assertThat(fold.board().centre().alarms()).hasSize(20);
        assertThat(fold.board().centre().alarms().getFirst().code()).isEqualTo("code-29");
    }

    @Test
    void an_incident_bears_the_title_of_the_plan_it_began_with() {
        happens(new CentreEvent.PlanActivated(plan("sos", 1, "紧急求助")));
        open("sos@1");
        happens(new CentreEvent.PlanActivated(plan("sos", 2, "另一个")));
        assertThat(incident().planTitle()).isEqualTo(new Title("紧急求助", "SOS"));
    }

    @Test
    void a_notice_has_four_facts_and_each_keeps_its_first_time() {
        open("sos@1");
        for (NoticeFact fact : List.of(NoticeFact.SENT, NoticeFact.DELIVERED, NoticeFact.SENT, NoticeFact.SEEN)) {
            happens(new NoticeMoved("n-1", ID, "doctor-1", Channel.SMS, 1, fact, null));
        }
        NoticeItem notice = incident().notices().values().iterator().next();
        assertThat(notice.sentAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(notice.deliveredAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(notice.seenAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(notice.answeredAt()).isNull();
        happens(new NoticeMoved("n-1", ID, "doctor-1", Channel.SMS, 2, NoticeFact.FAILED, "busy"));
        assertThat(incident().notices()).hasSize(2);
    }

    @Test
    void the_centre_pressing_on_itself_is_shown_to_nobody() {
        open(SelfPress.PLAN + "@1");
        assertThat(fold.board().open()).isEmpty();
        assertThat(fold.board().upTo().seq()).isEqualTo(1);
    }

    private BoardIncident incident() {
        return fold.board().find(ID).orElseThrow();
    }

    private void open(String plan) {
        happens(new IncidentEvent.Opened(
                ID,
                1,
                Samples.FLAT.type(),
                Priority.P1,
                Priority.P1,
                Samples.ELDER,
                Samples.BUTTON,
                List.of(),
                null,
                plan,
                List.of()));
    }

    private static Plan plan(String id, int version, String title) {
        return new Plan(
                id,
                version,
                new Title(title, "SOS"),
                new Selector(java.util.Set.of(), new java.util.TreeSet<>(), null, null, 0),
                null,
                Timing.AT_ONCE,
                Duration.ZERO,
                new Targets(MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, 50, MINUTE, MINUTE),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false);
    }

    private void happens(Event event) {
        seq++;
        fold.apply(Samples.fact(seq, event, null));
    }
}
