package org.anling.dispatcher.core.state;

import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet;
import org.anling.contract.fold.Fact;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TestMode;

/** Folds what events say about the centre as a whole. */
final class CentreFold {

    private CentreFold() {}

    static void fold(CentreTables centre, CentreEvent event, Fact fact, Tables tables) {
        if (tables.knows(piece(event), fact.seq())) {
            return;
        }
        switch (event) {
            case CentreEvent.PlanActivated activated -> centre.putPlan(activated.plan());
            case CentreEvent.StaffOn on -> centre.putStaff(new StaffState(on.staff(), on.role(), fact.at()));
            case CentreEvent.StaffOff off -> centre.removeStaff(off.staff());
            case CentreEvent.TestStarted started ->
                centre.putTest(new TestMode(started.elder(), started.until(), started.by()));
            case CentreEvent.TestEnded ended -> centre.removeTest(ended.elder().id());
            case CentreEvent.CommunityKnown known -> centre.putCommunity(new CommunityState(known.community(), null));
            case CentreEvent.CoverLost lost -> centre.putCommunity(new CommunityState(lost.community(), fact.at()));
            case CentreEvent.CoverRestored restored ->
                centre.putCommunity(new CommunityState(restored.community(), null));
            case CentreDeadlineSet set -> centre.putDeadline(set);
            case CentreEvent.SupervisorAlarmed _ -> {}
        }
    }

    private static String piece(CentreEvent event) {
        return switch (event) {
            case CentreEvent.PlanActivated activated ->
                Pieces.plan(activated.plan().key());
            case CentreEvent.StaffOn on -> Pieces.staff(on.staff());
            case CentreEvent.StaffOff off -> Pieces.staff(off.staff());
            case CentreEvent.TestStarted started -> Pieces.test(started.elder().id());
            case CentreEvent.TestEnded ended -> Pieces.test(ended.elder().id());
            case CentreEvent.CommunityKnown known -> Pieces.community(known.community());
            case CentreEvent.CoverLost lost -> Pieces.community(lost.community());
            case CentreEvent.CoverRestored restored -> Pieces.community(restored.community());
            case CentreDeadlineSet set -> Pieces.deadline(CentreTables.key(set.kind(), set.subject()));
            case CentreEvent.SupervisorAlarmed _ -> Pieces.META;
        };
    }
}
