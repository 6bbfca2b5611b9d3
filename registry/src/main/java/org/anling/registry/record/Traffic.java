package org.anling.registry.record;

import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.SelfPress;
import org.anling.contract.state.IncidentState;

/** What an incident counts as in reports. */
enum Traffic {
    /** Somebody may need help. */
    REAL,
    /** The button was tried, and it stayed a test. */
    TEST,
    /** The centre pressed on itself. */
    SELF_PRESS,
    /** About devices, not about a person. */
    TECHNICAL;

    private static final String TEST_MODE = "test-mode";

    /** A press in test mode that became an emergency counts, unless it was closed as the test that it was after all. */
    static Traffic of(IncidentState state) {
        ElderRef elder = state.elder();
        if (SelfPress.isPlan(state.plan())
                || (elder != null && elder.community().equals(SelfPress.COMMUNITY))) {
            return SELF_PRESS;
        }
        var closing = state.closing();
        boolean closedAsTest = closing != null && closing.disposition() == Disposition.TEST;
        if (closedAsTest || (state.marks().contains(TEST_MODE) && state.priority() == Priority.P3)) {
            return TEST;
        }
        return state.kind().group() == AlertGroup.DEVICE ? TECHNICAL : REAL;
    }
}
