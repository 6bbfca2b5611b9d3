package org.anling.dispatcher.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.OfferEvent.AssignmentMoved;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.people.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the elder's relative hears, and what she does not. */
class RelativeTest {

    private static final String DAUGHTER = "contact:1";
    private final NoticeRig rig = NoticeRig.ofOffers();

    @BeforeEach
    void a_daughter_with_a_telephone() {
        rig.ways.put(DAUGHTER, List.of(new Reach(Channel.SMS, 0)));
    }

    @Test
    void the_relative_not_told() {
        rig.informed.add(DAUGHTER);
        rig.opened();
        assertThat(rig.pass(0)).as("at once").containsExactly("fam-inc-1-FAMILY_OPENED-contact:1/SMS/1");
        rig.offer("r1");
        rig.accept("r1");
        move(AssignmentStatus.WITH_ELDER);
        assertThat(rig.pass(0))
                .as("also when nobody reported the door")
                .containsExactly("fam-inc-1-FAMILY_ARRIVED-contact:1/SMS/1");
        move(AssignmentStatus.DONE);
        close();
        assertThat(rig.pass(0)).containsExactly("fam-inc-1-FAMILY_CLOSED-contact:1/SMS/1");
    }

    @Test
    void the_relative_hears_of_one_arrival_once() {
        rig.informed.add(DAUGHTER);
        rig.opened();
        rig.offer("r1");
        rig.accept("r1");
        move(AssignmentStatus.AT_DOOR);
        rig.pass(0);
        move(AssignmentStatus.WITH_ELDER);
        assertThat(rig.pass(300)).isEmpty();
    }

    /** Neither a health fact nor a place nor a number is in what the planner hands on, and no alarm of the staff goes to her. */
    @Test
    void the_relative_is_not_told_what_she_may_not_know() {
        rig.informed.add(DAUGHTER);
        rig.opened();
        rig.event(new Escalated(NoticeRig.INCIDENT, EscalationReason.NO_REPLY, AlarmTarget.SUPERVISOR, 1));
        rig.event(new Escalated(NoticeRig.INCIDENT, EscalationReason.NOT_ACCEPTED, AlarmTarget.DUTY_PHONE, 2));
        List<Delivery> told = Stream.iterate(0, second -> second + 1)
                .limit(120)
                .flatMap(_ -> {
                    rig.at(java.time.Duration.ofSeconds(1));
                    return rig.due().stream();
                })
                .filter(delivery -> delivery.notice().recipient().startsWith(Notice.CONTACT))
                .toList();
        assertThat(told)
                .isNotEmpty()
                .allMatch(delivery -> delivery.notice().purpose().isFamily())
                .allMatch(delivery -> delivery.notice().word().isEmpty());
        assertThat(Arrays.stream(Notice.class.getRecordComponents()).<Class<?>>map(part -> part.getType()))
                .as("a notice holds keys only")
                .doesNotContain(Personal.class, Position.class);
    }

    @Test
    void without_consent_the_relative_hears_nothing() {
        rig.opened();
        rig.offer("r1");
        rig.accept("r1");
        move(AssignmentStatus.AT_DOOR);
        close();
        assertThat(rig.pass(600)).noneMatch(id -> id.contains(Notice.CONTACT));
    }

    private void move(AssignmentStatus status) {
        rig.event(
                new AssignmentMoved(NoticeRig.INCIDENT, new AssignmentId("a-r1"), new ResponderId("r1"), status, null));
    }

    private void close() {
        rig.event(
                new Closed(NoticeRig.INCIDENT, new StaffId("op"), Disposition.REASSURED, CloseGuard.SEEN, null, null));
    }
}
