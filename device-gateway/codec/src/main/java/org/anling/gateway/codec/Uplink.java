package org.anling.gateway.codec;

import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What one frame says, the same for every protocol.
 *
 * @param alerts gravest first; may be empty
 * @param position where the device was, only if the fix is fresh for this message
 * @param marks remarks for the reader, for example {@code len_mismatch}, {@code tail_unreadable}
 * @param raw the frame: text as it is, binary as hexadecimal
 * @param answer what it says to a command of ours, or null
 */
public record Uplink(
        DeviceId device,
        List<Alert> alerts,
        @Nullable Position position,
        @Nullable Heartbeat heartbeat,
        @Nullable Vitals vitals,
        List<String> marks,
        String raw,
        @Nullable CommandAnswer answer) {

    public Uplink {
        alerts = List.copyOf(alerts);
        marks = List.copyOf(marks);
    }

    /** Of a frame that answers no command. */
    public Uplink(
            DeviceId device,
            List<Alert> alerts,
            @Nullable Position position,
            @Nullable Heartbeat heartbeat,
            @Nullable Vitals vitals,
            List<String> marks,
            String raw) {
        this(device, alerts, position, heartbeat, vitals, marks, raw, null);
    }

    /** The same as the answer to a command. */
    public Uplink answering(CommandAnswer said) {
        return new Uplink(device, alerts, position, heartbeat, vitals, marks, raw, said);
    }

    /** Recognises a second copy of this frame while the first is being stored; empty if there is nothing to store. */
    public String copyKey() {
        return String.join("\n", alerts.stream().map(Alert::repeatKey).toList());
    }

    /** Raw bytes hold places and numbers, so the whole prints as what it is about. */
    @Override
    public String toString() {
        return device + " " + alerts.stream().map(Alert::type).toList() + " " + marks;
    }
}
