package org.anling.gateway.server.tcp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.watch.WatchMessage;

/**
 * A watch with a low battery says so in every position report. Of reports that nobody answers and that concern the device only, the
 * first and one an hour are stored. Alarms never come here: nothing merges them before they are on disk.
 */
final class RoutineRepeats {

    private static final Duration SAID_AGAIN = Duration.ofHours(1);

    private List<AlertType> lastSaid = List.of();
    private Instant lastSaidAt = Instant.MIN;

    boolean isRepeat(WatchMessage message, Instant now) {
        List<Alert> alerts = message.uplink().alerts();
        boolean deviceOnly = alerts.stream().allMatch(alert -> alert.type().group() == AlertGroup.DEVICE);
        if (!deviceOnly || !(message.reply() instanceof Reply.Nothing)) {
            return false;
        }
        List<AlertType> said = alerts.stream().map(Alert::type).toList();
        if (said.equals(lastSaid) && lastSaidAt.plus(SAID_AGAIN).isAfter(now)) {
            return true;
        }
        lastSaid = said;
        lastSaidAt = now;
        return false;
    }
}
