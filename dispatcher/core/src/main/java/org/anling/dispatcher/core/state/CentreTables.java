package org.anling.dispatcher.core.state;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.plan.Plan;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TestMode;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.jspecify.annotations.Nullable;

/**
 * What a centre knows beside incidents, responders and devices: plans, staff, test modes, communities, telephone calls. Layered as
 * {@link Tables} is.
 */
public final class CentreTables {

    public final Table<String, Plan> plans;
    public final Table<StaffId, StaffState> staff;
    public final Table<ElderId, TestMode> tests;
    public final Table<String, CommunityState> communities;
    public final Table<String, CentreDeadline> deadlines;
    public final Table<String, CallState> calls;
    private final SortedSet<String> touched;
    private final @Nullable Deadlines order;
    private final @Nullable PlanVersions versions;

    CentreTables(SortedSet<String> touched, Deadlines order, PlanVersions versions) {
        this.plans = new Table<>();
        this.staff = new Table<>();
        this.tests = new Table<>();
        this.communities = new Table<>();
        this.deadlines = new Table<>();
        this.calls = new Table<>();
        this.touched = touched;
        this.order = order;
        this.versions = versions;
    }

    private CentreTables(CentreTables under, SortedSet<String> touched) {
        this.plans = under.plans.layer();
        this.staff = under.staff.layer();
        this.tests = under.tests.layer();
        this.communities = under.communities.layer();
        this.deadlines = under.deadlines.layer();
        this.calls = under.calls.layer();
        this.touched = touched;
        this.order = null;
        this.versions = null;
    }

    CentreTables layer(SortedSet<String> touchedThere) {
        return new CentreTables(this, touchedThere);
    }

    /** The version of each plan that opens new incidents: the highest. In the order of ids. */
    public List<Plan> activePlans() {
        return plans.values().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Plan::id,
                        plan -> plan,
                        java.util.function.BinaryOperator.maxBy(Comparator.comparingInt(Plan::version)),
                        java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Whether an incident is one of the self-press. */
    boolean isSynthetic(IncidentState incident) {
        return plans.find(incident.plan())
                .or(() -> BuiltInPlans.find(incident.plan()))
                .filter(Plan::synthetic)
                .isPresent();
    }

    void putPlan(Plan plan) {
        touched.add(Pieces.plan(plan.key()));
        if (versions != null) {
            versions.put(plan, plans.values());
        }
        plans.put(plan.key(), plan);
    }

    void removePlan(String gone) {
        touched.add(Pieces.plan(gone));
        plans.remove(gone);
    }

    void putStaff(StaffState state) {
        touched.add(Pieces.staff(state.staff()));
        staff.put(state.staff(), state);
    }

    void removeStaff(StaffId gone) {
        touched.add(Pieces.staff(gone));
        staff.remove(gone);
    }

    void putTest(TestMode mode) {
        touched.add(Pieces.test(mode.elder().id()));
        tests.put(mode.elder().id(), mode);
    }

    void removeTest(ElderId gone) {
        touched.add(Pieces.test(gone));
        tests.remove(gone);
    }

    void putCommunity(CommunityState state) {
        touched.add(Pieces.community(state.community()));
        communities.put(state.community(), state);
    }

    void putCall(CallState state) {
        touched.add(Pieces.call(state.call()));
        calls.put(state.call(), state);
    }

    void removeCall(String gone) {
        touched.add(Pieces.call(gone));
        calls.remove(gone);
    }

    public Optional<CentreDeadline> findDeadline(CentreDeadlineSet.Kind kind, String subject) {
        return deadlines.find(key(kind, subject));
    }

    void putDeadline(CentreDeadlineSet set) {
        String key = key(set.kind(), set.subject());
        touched.add(Pieces.deadline(key));
        CentreDeadline before = deadlines.find(key).orElse(null);
        CentreDeadline after = set.due() == null ? null : new CentreDeadline(set.kind(), set.subject(), set.due());
        if (after == null) {
            deadlines.remove(key);
        } else {
            deadlines.put(key, after);
        }
        if (order != null) {
            order.follow(before, after);
        }
    }

    static String key(CentreDeadlineSet.Kind kind, String subject) {
        return kind + ":" + subject;
    }
}
