package org.anling.contract.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.StepDone;
import org.anling.contract.event.IncidentEvent.StepOpened;
import org.anling.contract.event.IncidentEvent.StepSkipped;
import org.anling.contract.event.IncidentEvent.WaveBegun;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.state.IncidentState.Progress;
import org.anling.contract.state.IncidentState.StepState;
import org.jspecify.annotations.Nullable;

/** The part of the fold that is about the plan: waves, rungs of the ladder, steps. */
final class PlanFold {

    private PlanFold() {}

    static void open(IncidentEdit edit, StepOpened opened, Instant at) {
        List<StepState> steps = new ArrayList<>(edit.progress.steps());
        steps.removeIf(step -> step.id().equals(opened.step()));
        steps.add(new StepState(
                opened.step(),
                opened.kind(),
                opened.title(),
                opened.skip(),
                StepStatus.OPEN,
                at,
                opened.due(),
                null,
                null,
                null));
        put(edit, steps);
    }

    static void done(IncidentEdit edit, StepDone done, Instant at) {
        end(edit, done.step(), new End(StepStatus.DONE, at, done.by(), null));
    }

    static void skip(IncidentEdit edit, StepSkipped skipped, Fact fact) {
        String reason = Personal.typed(skipped.reason(), fact.personal());
        end(edit, skipped.step(), new End(StepStatus.SKIPPED, fact.at(), skipped.by(), reason));
    }

    static void begin(IncidentEdit edit, WaveBegun begun, Instant at) {
        Progress p = edit.progress;
        edit.progress = new Progress(begun.wave(), begun.noReply(), at, false, p.rung(), p.steps(), p.ladderAt());
    }

    /** What is live stays, nobody else is wanted. */
    static void stop(IncidentEdit edit) {
        Progress p = edit.progress;
        edit.progress = new Progress(p.wave(), p.noReply(), p.waveAt(), true, p.rung(), p.steps(), p.ladderAt());
        edit.wanted = 0;
    }

    static void climb(IncidentEdit edit) {
        Progress p = edit.progress;
        edit.progress =
                new Progress(p.wave(), p.noReply(), p.waveAt(), p.stopped(), p.rung() + 1, p.steps(), p.ladderAt());
    }

    /** Another plan from now on: its waves begin anew, steps stay. */
    static void change(IncidentEdit edit, String plan) {
        Progress p = edit.progress;
        edit.plan = plan;
        edit.progress = new Progress(0, false, null, false, p.rung(), p.steps(), p.ladderAt());
    }

    /** The ladder counts from its first deadline until it has none. */
    static void count(IncidentEdit edit, @Nullable Instant due, Instant at) {
        Progress p = edit.progress;
        Instant since = p.ladderAt() == null ? at : p.ladderAt();
        edit.progress = new Progress(
                p.wave(), p.noReply(), p.waveAt(), p.stopped(), p.rung(), p.steps(), due == null ? null : since);
    }

    private record End(
            StepStatus status,
            Instant at,
            StaffId by,
            @Nullable String reason) {}

    private static void end(IncidentEdit edit, String id, End end) {
        List<StepState> steps = new ArrayList<>(edit.progress.steps());
        steps.replaceAll(step -> !step.id().equals(id)
                ? step
                : new StepState(
                        step.id(),
                        step.kind(),
                        step.title(),
                        step.skip(),
                        end.status(),
                        step.openedAt(),
                        step.due(),
                        end.at(),
                        end.by(),
                        end.reason()));
        put(edit, steps);
    }

    private static void put(IncidentEdit edit, List<StepState> steps) {
        Progress p = edit.progress;
        edit.progress = new Progress(p.wave(), p.noReply(), p.waveAt(), p.stopped(), p.rung(), steps, p.ladderAt());
    }
}
