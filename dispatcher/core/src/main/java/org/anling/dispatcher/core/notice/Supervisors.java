package org.anling.dispatcher.core.notice;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.people.Role;

/** Who of the supervisors is on shift, and the alarms of the centre that are about no incident. */
final class Supervisors {

    private final NoticeSettings settings;
    private final Agenda agenda;
    private final TreeSet<String> on = new TreeSet<>();

    Supervisors(NoticeSettings settings, Agenda agenda) {
        this.settings = settings;
        this.agenda = agenda;
    }

    void clear() {
        on.clear();
    }

    /** Takes somebody from a snapshot. */
    void load(String staff, Role role) {
        if (role == Role.SUPERVISOR) {
            on.add(staff);
        }
    }

    /** Never empty: with nobody signed in the duty phone rings. */
    List<String> onShift() {
        return on.isEmpty() ? List.of(Notice.DUTY) : List.copyOf(on);
    }

    void apply(CentreEvent event, Instant at, EventId id, EventId before) {
        switch (event) {
            case CentreEvent.StaffOn signed -> load(signed.staff().value(), signed.role());
            case CentreEvent.StaffOff signed -> on.remove(signed.staff().value());
            case CentreEvent.CoverLost lost -> alarm("cover-" + lost.community(), "COVER_LOST", at, id, before);
            case CentreEvent.CoverRestored restored ->
                agenda.end(Agenda.about("cover-" + restored.community()), _ -> true);
            case CentreEvent.SupervisorAlarmed alarmed -> alarm("centre-" + id, alarmed.code(), at, id, before);
            default -> {
                // Nobody is told of it.
            }
        }
    }

    private void alarm(String subject, String word, Instant at, EventId id, EventId before) {
        Notice notice = new Notice(
                "alarm-" + id, subject, Purpose.ALARM, null, 0, null, null, "", word, at, at.plus(settings.life()));
        onShift().forEach(staff -> agenda.add(notice.to(staff), before));
    }
}
