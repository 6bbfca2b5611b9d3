package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.world.HomeDevice.Post;

/** A hub that can say everything there is a word for; sends again after two seconds, twice as long each time, until it is told. */
final class SensorBehaviour implements HomeDevice.Behaviour {

    private static final int LONGEST_REPEAT_SECONDS = 60;
    private final String id;
    private final PressLedger ledger;
    private final Map<String, Pending> pending = new TreeMap<>();
    private boolean connected;
    private int sequence;

    SensorBehaviour(String id, PressLedger ledger) {
        this.id = id;
        this.ledger = ledger;
    }

    @Override
    public String protocol() {
        return NativeDecoder.PROTOCOL;
    }

    @Override
    public List<Post> raise(Alarm alarm, Instant now) {
        return raise(AlertType.valueOf(alarm.name()), now);
    }

    /** Says something. */
    List<Post> raise(AlertType type, Instant now) {
        sequence++;
        String ack = "s-" + sequence;
        pending.put(ack, new Pending(type, now, 0, now));
        ledger.raised(id + "/" + ack, now);
        return tick(now);
    }

    @Override
    public List<Post> heard(String content, Instant now) {
        pending.remove(content);
        ledger.acknowledged(id + "/" + content, now);
        return tick(now);
    }

    @Override
    public void disconnected() {
        connected = false;
    }

    @Override
    public List<Post> connected(Instant now) {
        connected = true;
        return tick(now);
    }

    @Override
    public List<Post> tick(Instant now) {
        List<Post> due = new ArrayList<>();
        if (!connected) {
            return due;
        }
        for (Map.Entry<String, Pending> entry : pending.entrySet()) {
            Pending alert = entry.getValue();
            if (!alert.due.isAfter(now)) {
                due.add(new Post(alert.subtopic(), alert.json(entry.getKey())));
                entry.setValue(alert.sent(now));
            }
        }
        return due;
    }

    @Override
    public Instant nextDue() {
        return connected
                ? pending.values().stream()
                        .map(Pending::due)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX)
                : Instant.MAX;
    }

    private record Pending(AlertType type, Instant raisedAt, int resend, Instant due) {

        Pending sent(Instant now) {
            int seconds = Math.min(2 << Math.min(resend, 10), LONGEST_REPEAT_SECONDS);
            return new Pending(type, raisedAt, resend + 1, now.plus(Duration.ofSeconds(seconds)));
        }

        String subtopic() {
            return type.group() == AlertGroup.LIFE_SAFETY || type.group() == AlertGroup.WELFARE ? "alarm" : "event";
        }

        String json(String ack) {
            return "{\"v\":1,\"id\":\"%s\",\"type\":\"%s\",\"ts\":\"%s\",\"tsq\":\"ntp\",\"resend\":%d}"
                    .formatted(ack, type, raisedAt, resend);
        }
    }
}
