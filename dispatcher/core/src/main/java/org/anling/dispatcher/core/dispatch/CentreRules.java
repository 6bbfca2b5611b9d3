package org.anling.dispatcher.core.dispatch;

import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.state.CentreDeadline;

/** What becomes of what the staff says that is not about one incident, and of the deadlines of the centre. */
final class CentreRules {

    private CentreRules() {}

    static void decide(Draft d, CentreCommand command) {
        d.refuse(RefusalCode.MALFORMED, command.by().value());
    }

    static void fire(Draft d, CentreDeadline due) {
        d.deadline(due.kind(), due.subject(), null);
    }
}
