package org.anling.console.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.fold.TechnicalFold;
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** Folds the events of devices: technical alerts and unregistered devices. Owned by the thread that reads the log. */
final class DeviceFold {
    private static final int DEVICES_OF_A_ROW = 20;
    private static final int ROWS = 1_000;

    /** Persistent, so that a board after each page of events costs nothing, with ten thousand devices without power too. */
    private PSortedMap<String, TechnicalState> alerts = TreePMap.empty();

    private PSortedMap<String, UnregisteredItem> unregistered = TreePMap.empty();

    void restore(TechnicalState state) {
        alerts = alerts.plus(state.id(), state);
    }

    void apply(TechnicalEvent event, EventEnvelope envelope) {
        if (event instanceof TechnicalEvent.UnregisteredSeen seen) {
            see(seen, envelope.receivedAt());
        }
        TechnicalFold.idOf(event).ifPresent(id -> {
            TechnicalState after = TechnicalFold.next(alerts.get(id), event, envelope.at());
            if (after == null) {
                alerts = alerts.minus(id);
            } else {
                alerts = alerts.plus(id, after);
            }
        });
    }

    /** As they are now; never changes. */
    SortedMap<String, TechnicalState> alerts() {
        return alerts;
    }

    /** As they are now; never changes. */
    SortedMap<String, UnregisteredItem> unregistered() {
        return unregistered;
    }

    private void see(TechnicalEvent.UnregisteredSeen seen, Instant at) {
        String key = UnregisteredItem.keyOf(seen.device());
        UnregisteredItem before = unregistered.get(key);
        if (before == null && unregistered.size() >= ROWS) {
            forgetOldest();
        }
        SortedSet<AlertType> kinds = new TreeSet<>();
        seen.alerts().forEach(alert -> kinds.add(alert.type()));
        if (before != null) {
            kinds.addAll(before.kinds());
        }
        unregistered = unregistered.plus(
                key,
                new UnregisteredItem(
                        key,
                        seen.device(),
                        devices(before, seen.device().id().value()),
                        kinds,
                        (before == null ? 0 : before.alerts()) + seen.alerts().size(),
                        before == null ? at : before.firstAt(),
                        at));
    }

    private static List<String> devices(@Nullable UnregisteredItem before, String device) {
        List<String> devices = before == null ? new ArrayList<>() : new ArrayList<>(before.devices());
        devices.remove(device);
        devices.add(device);
        return devices.size() > DEVICES_OF_A_ROW ? devices.subList(1, devices.size()) : devices;
    }

    /** An attacker with many networks must not fill the memory. */
    private void forgetOldest() {
        unregistered.values().stream()
                .min((a, b) -> a.lastAt().compareTo(b.lastAt()))
                .ifPresent(oldest -> unregistered = unregistered.minus(oldest.id()));
    }
}
