package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.event.CentreEvent.SupervisorAlarmed;
import org.anling.contract.event.InputEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.CentreFinding;
import org.anling.contract.input.LevelFinding;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.ScreenReport;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.input.TimePassed;
import org.anling.contract.input.UnreadableInput;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.PlanRules;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Decided;
import org.anling.dispatcher.core.state.Due;

/**
 * The decider of a centre. Deciding changes nothing and may fail; applying changes the state and must not fail. The same state,
 * input and context always give the same events.
 */
public final class Dispatch {

    private final DispatchSettings settings;

    /** Decides by these numbers. */
    public Dispatch(DispatchSettings settings) {
        this.settings = settings;
    }

    /** A centre before its first event. */
    public CentreState begin() {
        return new CentreState(settings.memory(), settings.score().zone());
    }

    /** What becomes of an input: at least one event. */
    public List<Decided> decide(CentreState state, InputEntry input, Context context) {
        Draft draft = draft(state, input, context);
        if (state.knows(input.envelope().id())) {
            draft.emit(new InputEvent.Repeated());
        } else {
            decideNew(state, draft, input);
        }
        if (draft.isEmpty()) {
            draft.ignore("nothing changed");
        }
        return draft.events();
    }

    /** What becomes of a deadline that fell due: at least one event, and the deadline is cleared or moved into the future. */
    public List<Decided> decide(CentreState state, Due due, Context context) {
        Draft draft = new Draft(state, context, settings, due.at());
        TimeRules.fire(draft, due);
        return draft.events();
    }

    /**
     * What is done about an input that could not be decided: it is parked, and if it is an alarm it is an incident all the same, unless
     * it is the repeat of one that was decided before.
     */
    public List<Decided> park(CentreState state, InputEntry input, Context context, String reason) {
        Draft draft = draft(state, input, context);
        draft.emit(new InputEvent.Parked(input.envelope().kind(), reason), input.personal());
        if (input.envelope().alarm() && !state.knows(input.envelope().id())) {
            UnreadableRules.open(draft, input.envelope(), input.personal());
        }
        return draft.events();
    }

    /** What is done about a deadline that could not be decided: it is put off for a moment. */
    public List<Decided> putOff(CentreState state, Due due, Context context, String reason) {
        Draft draft = new Draft(state, context, settings, due.at());
        draft.emit(new InputEvent.Parked("deadline", due.name() + ": " + reason));
        TimeRules.putOff(draft, due);
        return draft.events();
    }

    /**
     * Folds an event into the state.
     *
     * @throws IllegalStateException if it does not fit: rebuild the state from the log
     */
    public void apply(CentreState state, EventEntry event) {
        state.apply(Fact.of(event));
    }

    /** When something falls due next. */
    public Optional<Instant> nextDeadline(CentreState state) {
        return state.deadlines().findNext();
    }

    /** What is due now, the most urgent first. */
    public Optional<Due> findDue(CentreState state, Instant now) {
        return state.deadlines().findDue(now);
    }

    private Draft draft(CentreState state, InputEntry input, Context context) {
        return new Draft(state, context, settings, input.envelope().receivedAt());
    }

    private void decideNew(CentreState state, Draft draft, InputEntry input) {
        switch (input.body()) {
            case AlertFrame frame -> AlertRules.decide(draft, frame, input.personal());
            case OperatorCommand command -> CommandRules.decide(draft, command, input.personal());
            case CentreCommand command -> CentreRules.decide(draft, command, input.personal());
            case CallReport report -> CallRules.decide(draft, report, input.personal());
            case CentreFinding finding -> draft.emit(new SupervisorAlarmed(finding.code(), finding.detail()));
            case NoticeReport report -> {
                NoticeRules.decide(draft, report, input.personal());
                TimeRules.endUnreachable(draft, report);
            }
            case PlanPut put -> PlanRules.activate(draft, put.plan());
            case ResponderAnswer answer -> AnswerRules.decide(draft, answer, input.personal());
            case RegistryChange change -> RegistryRules.decide(draft, change, input.personal());
            case SilenceFinding finding -> TechnicalRules.decide(draft, finding);
            case LevelFinding finding -> TechnicalRules.decide(draft, finding);
            case AcknowledgeReport report -> ClockRules.acknowledged(draft, report);
            case ScreenReport report -> ClockRules.onScreen(draft, report);
            case UnreadableInput unreadable -> {
                if (input.envelope().alarm()) {
                    UnreadableRules.open(draft, input.envelope(), input.personal());
                } else {
                    draft.emit(new InputEvent.Parked(unreadable.kind(), unreadable.reason()), input.personal());
                }
            }
            case TimePassed _ -> findDue(state, draft.now()).ifPresent(due -> TimeRules.fire(draft, due));
        }
    }
}
