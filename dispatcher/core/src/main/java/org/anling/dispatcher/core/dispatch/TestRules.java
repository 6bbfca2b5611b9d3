package org.anling.dispatcher.core.dispatch;

import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;

/** Test mode: presses of an elder who is trying the button. */
final class TestRules {

    private TestRules() {}

    static void notConfirmed(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.TEST_CONFIRM, null);
    }
}
