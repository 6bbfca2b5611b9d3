package org.anling.dispatcher.core.dispatch;

import org.anling.contract.state.CentreDeadline;

/** Whether every community has somebody who could be asked now: looked at before an incident needs it. */
final class CoverRules {

    private CoverRules() {}

    static void look(Draft d, CentreDeadline due) {
        d.deadline(due.kind(), due.subject(), null);
    }
}
