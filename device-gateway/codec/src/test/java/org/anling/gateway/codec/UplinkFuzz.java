package org.anling.gateway.codec;

import java.time.Instant;
import java.util.Objects;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.jspecify.annotations.Nullable;

/** What is held against every message that a decoder makes: it can be stored and read back, and its times can be counted with. */
public final class UplinkFuzz {

    private static final int MOST_DETAIL = 200;

    private UplinkFuzz() {}

    public static void check(Uplink uplink, Reply reply) {
        for (Alert alert : uplink.alerts()) {
            same(alert, Alert.class);
            counted(alert.raisedAt());
            String detail = alert.detail();
            if (detail != null && detail.length() > MOST_DETAIL) {
                throw new AssertionError("a detail of " + detail.length() + " characters");
            }
        }
        same(uplink.position(), Position.class);
        same(uplink.heartbeat(), Heartbeat.class);
        same(uplink.vitals(), Vitals.class);
        Position position = uplink.position();
        counted(position == null ? null : position.fixedAt());
        percent(uplink.heartbeat());
        boolean speaks = !(reply instanceof Reply.Nothing) && !(reply instanceof Reply.WhenRepeated);
        if (speaks && Streams.answer(reply).length() == 0) {
            throw new AssertionError("an empty answer");
        }
        if (uplink.alerts().isEmpty() && reply instanceof Reply.AfterAppend) {
            throw new AssertionError("an answer that waits for nothing");
        }
        if (!uplink.alerts().isEmpty() && reply instanceof Reply.AtOnce) {
            throw new AssertionError("an alarm that is answered before it is on disk");
        }
        Objects.requireNonNull(uplink.copyKey());
    }

    private static <T> void same(@Nullable T value, Class<T> type) {
        try {
            if (value != null && !value.equals(ContractJson.decode(ContractJson.encode(value), type))) {
                throw new AssertionError(value + " is read back as something else");
            }
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private static void counted(@Nullable Instant at) {
        if (at != null) {
            Objects.requireNonNull(at.plusMillis(at.toEpochMilli() / 2));
        }
    }

    private static void percent(@Nullable Heartbeat heard) {
        if (heard != null) {
            percent(heard.batteryPercent());
            percent(heard.signalPercent());
        }
    }

    private static void percent(@Nullable Integer value) {
        if (value != null && (value < 0 || value > 100)) {
            throw new AssertionError(value + " per cent");
        }
    }
}
