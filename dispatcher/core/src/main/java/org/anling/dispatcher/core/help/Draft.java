package org.anling.dispatcher.core.help;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.DeadlineSet;
import org.anling.contract.event.InputEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.plan.Targets;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.incident.DeskSettings;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Decided;
import org.anling.dispatcher.core.state.EventFold;
import org.anling.dispatcher.core.state.Tables;
import org.jspecify.annotations.Nullable;

/**
 * A decision while it is being made: the events so far, and a layer over the state into which each is folded at once. Thrown away
 * when the decision is made.
 */
public final class Draft {

    public final Tables tables;
    final Context context;
    public final DispatchSettings settings;
    public final DeskSettings desk;
    public final Instant receivedAt;
    private final List<Decided> events = new ArrayList<>();

    public Draft(CentreState state, Context context, DispatchSettings settings, Instant receivedAt) {
        this.tables = state.tables().layer();
        this.context = context;
        this.settings = settings;
        this.desk = settings.desk();
        this.receivedAt = receivedAt;
    }

    public Instant now() {
        return context.now();
    }

    public List<Decided> events() {
        return List.copyOf(events);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    public void emit(Event body) {
        emit(body, null);
    }

    public void emit(Event body, @Nullable Personal personal) {
        events.add(new Decided(body, personal));
        EventFold.fold(tables, new Fact(body, personal, now(), receivedAt, null, Long.MAX_VALUE));
    }

    public void ignore(String reason) {
        emit(new InputEvent.Ignored(reason));
    }

    public void refuse(RefusalCode code, String subject) {
        refuse(code, subject, null, null);
    }

    public void refuse(RefusalCode code, String subject, @Nullable Object who, @Nullable Instant when) {
        emit(new InputEvent.Refused(code, subject, who == null ? null : who.toString(), when));
    }

    public IncidentState get(IncidentId id) {
        return tables.incidents.find(id).orElseThrow(() -> new IllegalStateException("no incident " + id));
    }

    /** The deadlines of the plan that an incident follows. */
    public Targets targets(IncidentState incident) {
        return PlanRules.of(this, incident).targets();
    }

    /** Sets or clears a deadline, and says nothing if nothing changes. */
    public void deadline(IncidentId id, DeadlineKind kind, @Nullable Instant due) {
        if (!java.util.Objects.equals(get(id).deadlines().get(kind), due)) {
            emit(new DeadlineSet(id, kind, due));
        }
    }

    /** Sets or clears a deadline of the centre, and says nothing if nothing changes. */
    public void deadline(CentreDeadlineSet.Kind kind, String subject, @Nullable Instant due) {
        Instant before = tables.centre
                .findDeadline(kind, subject)
                .map(CentreDeadline::due)
                .orElse(null);
        if (!java.util.Objects.equals(before, due)) {
            emit(new CentreDeadlineSet(kind, subject, due));
        }
    }
}
