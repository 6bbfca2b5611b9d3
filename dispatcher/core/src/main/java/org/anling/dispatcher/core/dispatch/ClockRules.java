package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.input.ScreenReport;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;

/** Clocks that somebody else measured: when a device was acknowledged, when an incident was on a screen. Nothing is decided on them. */
final class ClockRules {

    private ClockRules() {}

    /** Each press that still has an incident; one of an incident that is forgotten is left out. */
    static void acknowledged(Draft d, AcknowledgeReport report) {
        for (AcknowledgeReport.Acknowledged one : report.acknowledged()) {
            if (d.tables.incidents.find(one.incident()).isPresent()) {
                d.emit(new IncidentEvent.Acknowledged(
                        one.incident(), one.alert(), one.receivedAt(), one.acknowledgedAt()));
            }
        }
    }

    /** The first time counts. It lies between the receipt and now, whatever the clock of the console says. */
    static void onScreen(Draft d, ScreenReport report) {
        Optional<IncidentState> found =
                d.tables.incidents.find(report.incident()).filter(IncidentView::isOpen);
        if (found.isEmpty()) {
            d.ignore("is not open");
        } else if (found.get().clocks().onScreenAt() != null) {
            d.ignore("was on a screen before");
        } else {
            Instant receivedAt = found.get().clocks().receivedAt();
            Instant until = report.shownAt().isAfter(d.now()) ? d.now() : report.shownAt();
            d.emit(new IncidentEvent.OnScreen(
                    report.incident(), report.by(), until.isBefore(receivedAt) ? receivedAt : until));
        }
    }
}
