package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.TechnicalState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.state.Tables;

/**
 * A device that sends more alerts a minute than a person presses: they all join its incident, none is swallowed, but they start
 * nothing again, until the device has been quiet for a while.
 */
final class RunawayRules {

    private static final long WINDOW_SECONDS = 60;

    private RunawayRules() {}

    /** Whether the device is a runaway, also if it becomes one with the alert that just joined. */
    static boolean watch(Draft d, AlertFrame frame, IncidentId joined) {
        DeviceRef device = frame.device();
        if (isRunaway(d, device)) {
            return true;
        }
        Instant since = d.receivedAt.minusSeconds(WINDOW_SECONDS);
        long lately = sent(d.get(joined), device.id()).filter(since::isBefore).count();
        if (lately <= d.settings.signals().runawayAlerts()) {
            return false;
        }
        d.deadline(
                Kind.RUNAWAY,
                device.id().value(),
                d.now().plus(d.settings.signals().runawayQuiet()));
        d.emit(new TechnicalRaised(id(device.id()), AlertType.RUNAWAY, device, frame.elder(), null));
        return true;
    }

    static boolean isRunaway(Draft d, DeviceRef device) {
        return d.tables.technical.find(id(device.id())).isPresent();
    }

    /** Looks whether the device has been quiet since. */
    static void fire(Draft d, CentreDeadline due) {
        DeviceId device = new DeviceId(due.subject());
        TechnicalState row = d.tables.technical.find(id(device)).orElse(null);
        Optional<Instant> quietAt = Optional.ofNullable(row)
                .flatMap(of -> findLast(d, of))
                .map(last -> last.plus(d.settings.signals().runawayQuiet()))
                .filter(d.now()::isBefore);
        if (row != null && quietAt.isEmpty()) {
            d.emit(new TechnicalCleared(row.id(), row.type(), row.device()));
            TechnicalRules.forget(d, row);
        }
        d.deadline(due.kind(), due.subject(), quietAt.orElse(null));
    }

    private static Optional<Instant> findLast(Draft d, TechnicalState row) {
        Optional<String> key = Tables.findKey(row.elder(), row.device());
        List<IncidentState> both = Stream.of(key.flatMap(d.tables::findOpen), key.flatMap(d.tables::findClosed))
                .flatMap(Optional::stream)
                .toList();
        return both.stream()
                .flatMap(incident -> sent(incident, row.device().id()))
                .max(Instant::compareTo);
    }

    /** When the device sent those of the latest alerts that were its own. */
    private static Stream<Instant> sent(IncidentState incident, DeviceId device) {
        return java.util.stream.IntStream.range(0, incident.recentAlerts().size())
                .filter(i -> incident.recentSenders().get(i).equals(device))
                .mapToObj(incident.recentAlerts()::get);
    }

    private static String id(DeviceId device) {
        return device + "." + AlertType.RUNAWAY.name();
    }
}
