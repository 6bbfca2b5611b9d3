package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.CentreEvent.TestEnded;
import org.anling.contract.event.CentreEvent.TestStarted;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.TestMode;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.jspecify.annotations.Nullable;

/**
 * Test mode: presses of an elder who is trying the button. It ends by itself, a press in it still sounds, and it is an emergency
 * when it is pressed again at once or nobody confirms the test. Only the button is tried: a fall or smoke is never a test.
 */
final class TestRules {

    /** How an incident says that it began as a test. */
    private static final String MARK = "test-mode";

    private TestRules() {}

    static void start(Draft d, StaffId by, ElderRef elder, Instant until) {
        Instant latest = d.now().plus(d.desk.testMode());
        if (!until.isAfter(d.now()) || until.isAfter(latest)) {
            d.refuse(RefusalCode.MALFORMED, elder.id().value(), null, latest);
            return;
        }
        d.emit(new TestStarted(elder, until, by));
        d.deadline(Kind.TEST_MODE, elder.id().value(), until);
    }

    static void end(Draft d, StaffId by, ElderRef elder) {
        if (d.tables.centre.tests.find(elder.id()).isEmpty()) {
            d.ignore("no test mode is on");
            return;
        }
        d.emit(new TestEnded(elder, by));
        d.deadline(Kind.TEST_MODE, elder.id().value(), null);
    }

    /** The time is up. */
    static void over(Draft d, CentreDeadline due) {
        d.deadline(due.kind(), due.subject(), null);
        d.tables
                .centre
                .tests
                .find(new ElderId(due.subject()))
                .map(TestMode::elder)
                .ifPresent(elder -> d.emit(new TestEnded(elder, null)));
    }

    /** Whether these alerts are somebody trying the button: received in test mode, the button and nothing else. */
    static boolean isTest(Draft d, AlertFrame frame, List<Alert> alerts) {
        ElderRef elder = frame.elder();
        boolean on = elder != null
                && d.tables
                        .centre
                        .tests
                        .find(elder.id())
                        .filter(mode -> d.receivedAt.isBefore(mode.until()))
                        .isPresent();
        return on
                && alerts.stream().anyMatch(alert -> alert.type() == AlertType.SOS)
                && alerts.stream().allMatch(alert -> alert.type() == AlertType.SOS || alert.type() == AlertType.TEST);
    }

    static List<String> mark(List<String> marks) {
        return Stream.concat(marks.stream(), Stream.of(MARK)).toList();
    }

    /** It sounds, nobody is asked, and somebody must say that it was a test. */
    static void waitForConfirmation(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.TEST_CONFIRM, d.now().plus(d.desk.testConfirm()));
    }

    /** Whether an incident is a test that nobody has confirmed yet. */
    static boolean isUnconfirmed(IncidentState incident) {
        return incident.deadlines().containsKey(DeadlineKind.TEST_CONFIRM);
    }

    /** The button again: at once it is a cry for help, later another try. */
    static void join(Draft d, AlertFrame frame, IncidentState open, List<Alert> alerts, @Nullable Personal personal) {
        d.emit(
                new AlertJoined(
                        open.id(), JoinReason.SAME_EPISODE, frame.device(), alerts, open.kind(), open.priority()),
                personal);
        Escalations.wakeUp(d, open.id());
        if (!d.receivedAt.isAfter(open.lastAlertAt().plus(d.desk.testAgain()))) {
            becomeReal(d, open.id(), "test_pressed_again");
        }
    }

    /** Nobody said that it was a test. */
    static void notConfirmed(Draft d, IncidentId id) {
        becomeReal(d, id, "test_not_confirmed");
        Escalations.toOwner(d, id, EscalationReason.TEST_NOT_CONFIRMED);
    }

    /** The elder says that it is no test. */
    static void needsHelp(Draft d, IncidentId id) {
        if (isUnconfirmed(d.get(id))) {
            becomeReal(d, id, "test_needs_help");
        }
    }

    private static void becomeReal(Draft d, IncidentId id, String reason) {
        d.deadline(id, DeadlineKind.TEST_CONFIRM, null);
        PriorityRules.raise(d, id, Priority.P1, null, reason);
        OpenRules.restart(d, d.get(id));
    }

    /** A test that a device reports by itself is a fact about the device: raised and ended in one. */
    static void remember(Draft d, AlertFrame frame, List<Alert> alerts) {
        for (Alert alert : alerts) {
            if (alert.type() == AlertType.TEST) {
                String id = frame.device().id() + "." + AlertType.TEST;
                d.emit(new TechnicalRaised(id, AlertType.TEST, frame.device(), frame.elder(), alert.detail()));
                d.emit(new TechnicalCleared(id, AlertType.TEST, frame.device()));
            }
        }
    }
}
