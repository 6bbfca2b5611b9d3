package org.anling.console.api.plan;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef.Risk;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Hours;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Rung;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Targets;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;
import org.jspecify.annotations.Nullable;

/** A response plan as a page draws it: every duration in seconds. What is empty or null is not restricted, or not done. */
public record PlanView(
        String id,
        int version,
        Title title,
        PlanFor chosen,
        @Nullable Priority priority,
        Timing ask,
        long pause,
        PlanTargets targets,
        List<PlanWave> waves,
        List<PlanWave> noReply,
        List<PlanStep> steps,
        List<PlanRung> ladder,
        @Nullable Long followUp,
        boolean synthetic) {

    /** Which incidents it is for. */
    public record PlanFor(
            List<AlertType> events,
            List<String> categories,
            @Nullable Risk risk,
            @Nullable String from,
            @Nullable String to,
            int precedence) {}

    /** By when. */
    public record PlanTargets(
            long take,
            long takeAgain,
            long speak,
            long offer,
            long accept,
            long leave,
            int latePercent,
            long onScene,
            long remind) {}

    /** Who may be asked from a moment on. */
    public record PlanWave(
            long after,
            int offers,
            List<ResponderKind> kinds,
            List<String> skills,
            @Nullable Integer radiusMetres,
            @Nullable Long within,
            int scopeDigits,
            boolean keyOnly) {}

    /** What a person does beside the asking. */
    public record PlanStep(String id, Step.Kind kind, Title title, Step.Start start, long due, Step.Skip skip) {}

    /** Who is alarmed while nobody is on the way. */
    public record PlanRung(
            long after, AlarmTarget target, @Nullable Long repeat) {}

    public static PlanView of(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.version(),
                plan.title(),
                chosen(plan.selector()),
                plan.priority(),
                plan.timing(),
                plan.pause().toSeconds(),
                targets(plan.targets()),
                plan.waves().stream().map(PlanView::wave).toList(),
                plan.noReply().stream().map(PlanView::wave).toList(),
                plan.steps().stream().map(PlanView::step).toList(),
                plan.ladder().stream().map(PlanView::rung).toList(),
                seconds(plan.followUp()),
                plan.synthetic());
    }

    private static PlanFor chosen(Selector selector) {
        Hours hours = selector.hours();
        return new PlanFor(
                selector.events().stream().sorted().toList(),
                List.copyOf(selector.categories()),
                selector.risk(),
                hours == null ? null : hours.from().toString(),
                hours == null ? null : hours.to().toString(),
                selector.precedence());
    }

    private static PlanTargets targets(Targets of) {
        return new PlanTargets(
                of.take().toSeconds(),
                of.takeAgain().toSeconds(),
                of.speak().toSeconds(),
                of.offer().toSeconds(),
                of.accept().toSeconds(),
                of.leave().toSeconds(),
                of.latePercent(),
                of.onScene().toSeconds(),
                of.remind().toSeconds());
    }

    private static PlanWave wave(Wave wave) {
        return new PlanWave(
                wave.after().toSeconds(),
                wave.offers(),
                wave.kinds().stream().sorted().toList(),
                wave.skills(),
                wave.radiusMetres(),
                seconds(wave.within()),
                wave.scopeDigits(),
                wave.keyOnly());
    }

    private static PlanStep step(Step step) {
        return new PlanStep(
                step.id(), step.kind(), step.title(), step.start(), step.due().toSeconds(), step.skip());
    }

    private static PlanRung rung(Rung rung) {
        return new PlanRung(rung.after().toSeconds(), rung.target(), seconds(rung.repeat()));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
