package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.jspecify.annotations.Nullable;

/** What signs of one elder mean together, whichever of the devices they come from. */
final class EpisodeRules {

    private EpisodeRules() {}

    /**
     * Whether a fall and no motion came within minutes, in either order: nobody waits then, whatever the plan says.
     *
     * @param before the incident that the alerts join or may repeat, as it was before them; or null
     */
    static boolean isFallWithoutMotion(Draft d, @Nullable IncidentState before, List<Alert> alerts) {
        boolean fallNow = has(alerts, AlertType.FALL);
        boolean stillNow = has(alerts, AlertType.INACTIVITY);
        return (fallNow && (stillNow || was(d, before, AlertType.INACTIVITY)))
                || (stillNow && was(d, before, AlertType.FALL));
    }

    /** Whether the elder asks again for what somebody may have stopped. */
    static boolean isPressedAgain(List<Alert> alerts) {
        return has(alerts, AlertType.STILL_NEEDS_HELP)
                || alerts.stream().anyMatch(alert -> alert.type().group() == AlertGroup.LIFE_SAFETY);
    }

    static boolean has(List<Alert> alerts, AlertType type) {
        return alerts.stream().anyMatch(alert -> alert.type() == type);
    }

    /** The kind of an incident is its gravest alert, and nothing that a fall hides behind waits either. */
    private static boolean was(Draft d, @Nullable IncidentState before, AlertType type) {
        Instant since = d.receivedAt.minus(d.settings.signals().fallWindow());
        return before != null && before.kind() == type && !before.lastAlertAt().isBefore(since);
    }
}
