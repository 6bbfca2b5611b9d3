package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.PressLedger;

/** A hub that can say everything there is a word for; sends again after two seconds, twice as long each time, until it is told. */
final class HomeSensor implements HomeDevice {

    private static final int LONGEST_REPEAT_SECONDS = 60;
    private final String id;
    private final Elder elder;
    private final TimeLine time;
    private final Line line;
    private final GatewayModel gateway;
    private final PressLedger ledger;
    private final Map<String, Pending> pending = new TreeMap<>();
    private boolean connected;
    private int sequence;

    HomeSensor(Elder elder, TimeLine time, Dice dice, GatewayModel gateway, PressLedger ledger) {
        this.id = "sensor-" + elder.id();
        this.elder = elder;
        this.time = time;
        this.line = new Line(time, dice);
        this.gateway = gateway;
        this.ledger = ledger;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String protocol() {
        return "mqtt";
    }

    @Override
    public Elder elder() {
        return elder;
    }

    @Override
    public void start() {
        connectionLost();
    }

    @Override
    public void press(Alarm alarm) {
        raise(AlertType.valueOf(alarm.name()));
    }

    /** Says something. */
    void raise(AlertType type) {
        sequence++;
        String ack = "s-" + sequence;
        pending.put(ack, new Pending(type, time.instant(), 0, time.instant()));
        ledger.raised(id + "/" + ack, time.instant());
        send();
    }

    @Override
    public void hear(long connection, String content) {
        if (connection == line.connection()) {
            line.carry(() -> {
                pending.remove(content);
                ledger.acknowledged(id + "/" + content, time.instant());
                send();
            });
        }
    }

    @Override
    public void connectionLost() {
        connected = false;
        line.reconnect(() -> {
            connected = true;
            send();
        });
    }

    private void send() {
        if (!connected) {
            return;
        }
        long connection = line.connection();
        Instant next = Instant.MAX;
        for (Map.Entry<String, Pending> entry : pending.entrySet()) {
            Pending alert = entry.getValue();
            if (!alert.due.isAfter(time.instant())) {
                line.carry(() -> gateway.mqttPublishes(this, connection, alert.subtopic(), alert.json(entry.getKey())));
                entry.setValue(alert.sent(time.instant()));
            }
            next = entry.getValue().due.isBefore(next) ? entry.getValue().due : next;
        }
        if (next.isBefore(Instant.MAX)) {
            line.wakeAt(next, this::send);
        }
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
