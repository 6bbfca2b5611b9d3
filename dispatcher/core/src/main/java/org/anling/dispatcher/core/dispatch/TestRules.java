package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.CentreEvent.TestEnded;
import org.anling.contract.event.CentreEvent.TestStarted;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.TestMode;

/** Test mode: presses of an elder who is trying the button. It ends by itself, so that nobody's button stays a toy. */
final class TestRules {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private TestRules() {}

    static void start(Draft d, StaffId by, ElderRef elder, Instant until) {
        if (!until.isAfter(d.now()) || until.isAfter(d.now().plus(LONGEST))) {
            d.refuse(RefusalCode.MALFORMED, elder.id().value());
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
                .find(new org.anling.contract.id.ElderId(due.subject()))
                .map(TestMode::elder)
                .ifPresent(elder -> d.emit(new TestEnded(elder, null)));
    }

    static void notConfirmed(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.TEST_CONFIRM, null);
    }
}
