package org.anling.console.projection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Title;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TestMode;
import org.jspecify.annotations.Nullable;

/** Folds the events of the centre itself. Owned by the thread that reads the log. */
final class CentreFold {
    private static final int ALARMS = 20;

    private final TreeMap<String, StaffState> staff = new TreeMap<>();
    private final TreeMap<String, TestMode> tests = new TreeMap<>();
    private final TreeMap<String, CentreItem.Uncovered> uncovered = new TreeMap<>();
    private final Map<String, Plan> plans = new HashMap<>();
    private final TreeMap<String, Integer> followed = new TreeMap<>();
    private final Deque<CentreItem.Alarm> alarms = new ArrayDeque<>();
    private @Nullable CentreItem item = CentreItem.EMPTY;

    void apply(CentreEvent event, EventEnvelope envelope) {
        Instant at = envelope.at();
        switch (event) {
            case CentreEvent.PlanActivated activated -> restore(activated.plan());
            case CentreEvent.StaffOn on -> restore(new StaffState(on.staff(), on.role(), at));
            case CentreEvent.StaffOff off -> staff.remove(off.staff().value());
            case CentreEvent.TestStarted test -> restore(new TestMode(test.elder(), test.until(), test.by()));
            case CentreEvent.TestEnded test -> tests.remove(test.elder().id().value());
            case CentreEvent.CoverLost lost ->
                uncovered.put(
                        lost.community(),
                        new CentreItem.Uncovered(lost.community(), at, lost.available(), lost.proven()));
            case CentreEvent.CoverRestored back -> uncovered.remove(back.community());
            case CentreEvent.SupervisorAlarmed alarmed -> {
                alarms.addFirst(new CentreItem.Alarm(envelope.id(), at, alarmed.code(), alarmed.detail()));
                if (alarms.size() > ALARMS) {
                    alarms.removeLast();
                }
            }
            case CentreEvent.CommunityKnown ignored -> {}
            case CentreEvent.CentreDeadlineSet ignored -> {}
        }
        item = null;
    }

    void restore(Plan plan) {
        plans.put(plan.key(), plan);
        followed.merge(plan.id(), plan.version(), Math::max);
        item = null;
    }

    void restore(StaffState state) {
        staff.put(state.staff().value(), state);
        item = null;
    }

    void restore(TestMode mode) {
        tests.put(mode.elder().id().value(), mode);
        item = null;
    }

    void restore(CommunityState state) {
        if (state.lostAt() != null) {
            uncovered.put(state.community(), new CentreItem.Uncovered(state.community(), state.lostAt(), null, null));
            item = null;
        }
    }

    @Nullable
    Title titleOf(String plan) {
        Plan known = plans.get(plan);
        return known == null ? null : known.title();
    }

    CentreItem item() {
        CentreItem known = item;
        if (known == null) {
            known = new CentreItem(staff, tests, uncovered, List.copyOf(alarms), followed);
            item = known;
        }
        return known;
    }
}
