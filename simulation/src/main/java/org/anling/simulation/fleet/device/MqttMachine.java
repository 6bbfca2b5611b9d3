package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How an MQTT device behaves: an alarm is sent again with the same id and a higher resend counter after 2, 4, 8 … 60 s, until
 * its id is seen on {@code dn/ack}; a heartbeat goes out every minute.
 */
public final class MqttMachine {

    private static final Duration FIRST_REPEAT = Duration.ofSeconds(2);
    private static final Duration LONGEST_REPEAT = Duration.ofSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    private final String device;
    private final String boot;
    private final PressLedger ledger;
    private final TreeMap<String, Pending> pending = new TreeMap<>();
    private boolean connected;
    private Instant heartbeatDue = Instant.MAX;
    private int sequence;

    /** @param boot differs at each start of the device, so that its ids are unique for ever */
    public MqttMachine(String device, String boot, PressLedger ledger) {
        this.device = device;
        this.boot = boot;
        this.ledger = ledger;
    }

    /** A message to publish below {@code up/}. */
    public record Publication(String subtopic, String json, int qos) {}

    public List<Publication> connected(Instant now) {
        connected = true;
        heartbeatDue = now;
        return tick(now);
    }

    public void disconnected() {
        connected = false;
    }

    public List<Publication> raise(Alarm alarm, Instant now) {
        sequence++;
        String id = boot + "-" + sequence;
        String topic = alarm == Alarm.LOW_BATTERY ? "event" : "alarm";
        pending.put(id, new Pending(id, topic, alarm, now, 0, now));
        ledger.raised(device + "/" + id, now);
        return tick(now);
    }

    /** The ids that came on {@code dn/ack}. */
    public void acknowledged(List<String> ids, Instant now) {
        for (String id : ids) {
            pending.remove(id);
            ledger.acknowledged(device + "/" + id, now);
        }
    }

    /** What is due by now; nothing while there is no connection. */
    public List<Publication> tick(Instant now) {
        List<Publication> due = new ArrayList<>();
        if (!connected) {
            return due;
        }
        for (var entry : pending.entrySet()) {
            Pending alarm = entry.getValue();
            if (!alarm.due.isAfter(now)) {
                due.add(new Publication(alarm.topic, alarm.json(), 1));
                entry.setValue(alarm.sent(now));
                if (alarm.resend > 0) {
                    ledger.repeated();
                }
            }
        }
        if (!heartbeatDue.isAfter(now)) {
            heartbeatDue = now.plus(HEARTBEAT);
            due.add(new Publication("hb", "{\"v\":1,\"ts\":\"" + now + "\",\"batt\":{\"pct\":78,\"chg\":false}}", 0));
        }
        return due;
    }

    /** Nothing is due without a connection. */
    public Instant nextDue() {
        if (!connected) {
            return Instant.MAX;
        }
        Instant earliest = heartbeatDue;
        for (Pending alarm : pending.values()) {
            earliest = alarm.due.isBefore(earliest) ? alarm.due : earliest;
        }
        return earliest;
    }

    private record Pending(String id, String topic, Alarm alarm, Instant raisedAt, int resend, Instant due) {

        Pending sent(Instant now) {
            long seconds = FIRST_REPEAT.toSeconds() << Math.min(resend, 10);
            return new Pending(
                    id,
                    topic,
                    alarm,
                    raisedAt,
                    resend + 1,
                    now.plusSeconds(Math.min(seconds, LONGEST_REPEAT.toSeconds())));
        }

        String json() {
            return "{\"v\":1,\"id\":\"%s\",\"type\":\"%s\",\"ts\":\"%s\",\"tsq\":\"ntp\",\"batt\":{\"pct\":78,\"chg\":false},\"resend\":%d}"
                    .formatted(id, alarm, raisedAt, resend);
        }
    }
}
