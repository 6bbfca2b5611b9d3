package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.Pieces;
import org.anling.simulation.fleet.wire.TrackerFrames;

/**
 * How a tracker of the GT06 family behaves: login first, and a new connection if that is not answered within 5 s; a heartbeat every three
 * minutes; an alarm repeated with the same serial until the server gives its number and serial back. Serials go on from one
 * connection to the next and begin anew at power-on.
 */
public final class TrackerMachine implements SocketMachine {

    static final Duration LOGIN_ANSWERED = Duration.ofSeconds(5);
    static final Duration ALARM_REPEAT = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofMinutes(3);
    private static final int SERIALS = 0xFFFF;

    private final String imei;
    private final GeoPoint position;
    private final PressLedger ledger;
    private final Pieces pieces = new Pieces(TrackerFrames::end);
    private Optional<Pending> pending = Optional.empty();
    private boolean loggedIn;
    private Instant loginDue = Instant.MAX;
    private Instant heartbeatDue = Instant.MAX;
    private int serial;
    private int presses;

    public TrackerMachine(String imei, GeoPoint position, PressLedger ledger) {
        this.imei = imei;
        this.position = position;
        this.ledger = ledger;
    }

    @Override
    public List<String> connected(Instant now) {
        pieces.forget();
        loggedIn = false;
        loginDue = now.plus(LOGIN_ANSWERED);
        heartbeatDue = now.plus(HEARTBEAT);
        return List.of(TrackerFrames.login(imei, nextSerial()));
    }

    @Override
    public List<String> received(String octets, Instant now) {
        List<String> answers = new ArrayList<>();
        for (String frame : pieces.take(octets)) {
            switch (TrackerFrames.number(frame)) {
                case TrackerFrames.LOGIN -> answers.addAll(accepted(now));
                case TrackerFrames.ALARM -> acknowledged(TrackerFrames.serial(frame), now);
                case TrackerFrames.COMMAND ->
                    answers.add(TrackerFrames.answer(TrackerFrames.flag(frame), "OK!", nextSerial()));
                default -> {}
            }
        }
        return answers;
    }

    /** A second press before the acknowledgement of the first one is the same alarm. */
    @Override
    public List<String> raise(Alarm alarm, Instant now) {
        if (pending.isPresent()) {
            return List.of();
        }
        presses++;
        int own = nextSerial();
        String press = imei + "/" + presses;
        pending =
                Optional.of(new Pending(press, own, TrackerFrames.alarm(position, code(alarm), now, own), Instant.MAX));
        ledger.raised(press, now);
        return loggedIn ? sendPending(now) : List.of();
    }

    @Override
    public List<String> tick(Instant now) {
        List<String> frames = new ArrayList<>();
        if (loggedIn && !heartbeatDue.isAfter(now)) {
            heartbeatDue = now.plus(HEARTBEAT);
            frames.add(TrackerFrames.heartbeat(nextSerial()));
        }
        if (loggedIn && pending.filter(alarm -> !alarm.due.isAfter(now)).isPresent()) {
            ledger.repeated();
            frames.addAll(sendPending(now));
        }
        return frames;
    }

    @Override
    public Instant nextDue() {
        if (!loggedIn) {
            return loginDue;
        }
        Instant alarmDue = pending.map(Pending::due).orElse(Instant.MAX);
        return alarmDue.isBefore(heartbeatDue) ? alarmDue : heartbeatDue;
    }

    @Override
    public boolean hangsUp(Instant now) {
        return !loggedIn && !loginDue.isAfter(now);
    }

    private List<String> accepted(Instant now) {
        boolean first = !loggedIn;
        loggedIn = true;
        return first ? sendPending(now) : List.of();
    }

    private void acknowledged(int heard, Instant now) {
        if (pending.filter(alarm -> alarm.serial == heard).isPresent()) {
            pending.ifPresent(alarm -> ledger.acknowledged(alarm.press, now));
            pending = Optional.empty();
        }
    }

    private List<String> sendPending(Instant now) {
        pending = pending.map(alarm -> new Pending(alarm.press, alarm.serial, alarm.frame, now.plus(ALARM_REPEAT)));
        return pending.map(alarm -> List.of(alarm.frame)).orElse(List.of());
    }

    private int nextSerial() {
        serial = serial % SERIALS + 1;
        return serial;
    }

    /** A tracker has no nose: whoever sees smoke presses. */
    private static int code(Alarm alarm) {
        return switch (alarm) {
            case SOS, SMOKE -> TrackerFrames.SOS;
            case FALL -> TrackerFrames.FALL;
            case LOW_BATTERY -> TrackerFrames.BATTERY_LOW;
        };
    }

    private record Pending(String press, int serial, String frame, Instant due) {}
}
