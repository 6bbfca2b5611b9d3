package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Rung;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.jspecify.annotations.Nullable;

/** A plan {@code p} for presses, put together word by word; what is not said is as empty as it may be. */
final class SamplePlans {

    private static final Title TITLE = new Title("预案", "Plan");
    private static final Duration FOLLOW_UP = Duration.ofHours(1);
    private final List<Wave> waves = new ArrayList<>();
    private final List<Wave> noReply = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Rung> ladder = new ArrayList<>();
    private final int version;
    private Timing timing = Timing.AT_ONCE;
    private Selector selector = new Selector(Set.of(AlertType.SOS), new TreeSet<>(), null, null, 0);
    private @Nullable Priority priority;
    private boolean followedUp;

    private SamplePlans(int version) {
        this.version = version;
    }

    static SamplePlans version(int version) {
        return new SamplePlans(version);
    }

    /** A wave that asks so many from so many seconds on. */
    static Wave wave(int after, int offers) {
        return new Wave(Duration.ofSeconds(after), offers, Set.of(), List.of(), null, null, 0, false);
    }

    static Wave of(Wave wave, ResponderKind kind) {
        return new Wave(wave.after(), wave.offers(), Set.of(kind), List.of(), null, null, 0, false);
    }

    static Wave within(Wave wave, Duration way) {
        return new Wave(wave.after(), wave.offers(), Set.of(), List.of(), null, way, 0, false);
    }

    static Wave keyOnly(Wave wave) {
        return new Wave(wave.after(), wave.offers(), Set.of(), List.of(), null, null, 0, true);
    }

    SamplePlans timing(Timing when) {
        timing = when;
        return this;
    }

    SamplePlans events(Set<AlertType> events, int precedence) {
        selector = new Selector(events, new TreeSet<>(), null, null, precedence);
        return this;
    }

    SamplePlans priority(@Nullable Priority own) {
        priority = own;
        return this;
    }

    SamplePlans waves(Wave... more) {
        waves.addAll(List.of(more));
        return this;
    }

    SamplePlans noReply(Wave... more) {
        noReply.addAll(List.of(more));
        return this;
    }

    SamplePlans step(String id, Step.Kind kind, Step.Start start, Step.Skip skip) {
        steps.add(new Step(id, kind, TITLE, start, Duration.ofMinutes(5), skip));
        return this;
    }

    SamplePlans rung(Rung rung) {
        ladder.add(rung);
        return this;
    }

    SamplePlans followedUp() {
        followedUp = true;
        return this;
    }

    Plan make() {
        return make("p");
    }

    Plan make(String id) {
        return new Plan(
                id,
                version,
                TITLE,
                selector,
                priority,
                timing,
                Duration.ofSeconds(30),
                BuiltInPlans.targets(Priority.P1),
                waves,
                noReply,
                steps,
                ladder,
                followedUp ? FOLLOW_UP : null,
                false);
    }
}
