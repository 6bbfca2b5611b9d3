package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.Pieces;
import org.anling.simulation.fleet.wire.WatchFrames;

/**
 * How a watch behaves: LK first and nothing else until it is answered, LK every minute in the first half hour and every six
 * minutes after that, an AL repeated with the same content until it is acknowledged, every command echoed by its keyword.
 */
public final class WatchMachine implements SocketMachine {

    static final Duration ALARM_REPEAT = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(30);
    private static final Duration EARLY_HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration LATE_HEARTBEAT = Duration.ofMinutes(6);

    private final String id;
    private final GeoPoint position;
    private final PressLedger ledger;
    private final Pieces pieces = new Pieces(WatchFrames::end);
    private boolean loggedIn;
    private Instant connectedAt = Instant.MIN;
    private Instant heartbeatDue = Instant.MAX;
    private Optional<Pending> pending = Optional.empty();
    private int presses;
    private int steps;

    public WatchMachine(String id, GeoPoint position, PressLedger ledger) {
        this.id = id;
        this.position = position;
        this.ledger = ledger;
    }

    @Override
    public List<String> connected(Instant now) {
        pieces.forget();
        loggedIn = false;
        connectedAt = now;
        heartbeatDue = now.plus(EARLY_HEARTBEAT);
        return List.of(heartbeat());
    }

    @Override
    public List<String> received(String octets, Instant now) {
        List<String> answers = new ArrayList<>();
        for (String frame : pieces.take(octets)) {
            answers.addAll(heard(WatchFrames.keyword(WatchFrames.content(frame)), now));
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
        String press = id + "/" + presses;
        pending = Optional.of(new Pending(press, frame(WatchFrames.alarm(position, steps, status(alarm), now)), now));
        ledger.raised(press, now);
        return loggedIn ? sendPending(now) : List.of();
    }

    @Override
    public List<String> tick(Instant now) {
        List<String> frames = new ArrayList<>();
        if (!heartbeatDue.isAfter(now)) {
            boolean early = now.isBefore(connectedAt.plus(EARLY));
            heartbeatDue = now.plus(early ? EARLY_HEARTBEAT : LATE_HEARTBEAT);
            frames.add(heartbeat());
        }
        if (loggedIn && pending.filter(alarm -> !alarm.due.isAfter(now)).isPresent()) {
            ledger.repeated();
            frames.addAll(sendPending(now));
        }
        return frames;
    }

    @Override
    public Instant nextDue() {
        Instant alarmDue = loggedIn ? pending.map(Pending::due).orElse(Instant.MAX) : Instant.MAX;
        return alarmDue.isBefore(heartbeatDue) ? alarmDue : heartbeatDue;
    }

    private List<String> heard(String keyword, Instant now) {
        return switch (keyword) {
            case "LK" -> accepted(now);
            case "AL" -> {
                pending.ifPresent(alarm -> ledger.acknowledged(alarm.press, now));
                pending = Optional.empty();
                yield List.of();
            }
            case "CR" -> List.of(frame("CR"), frame("UD," + WatchFrames.block(position, steps, 0, now)));
            default -> List.of(frame(keyword));
        };
    }

    private List<String> accepted(Instant now) {
        boolean first = !loggedIn;
        loggedIn = true;
        return first ? sendPending(now) : List.of();
    }

    private List<String> sendPending(Instant now) {
        pending = pending.map(alarm -> new Pending(alarm.press, alarm.frame, now.plus(ALARM_REPEAT)));
        return pending.map(alarm -> List.of(alarm.frame)).orElse(List.of());
    }

    private String heartbeat() {
        steps += 7;
        return frame("LK," + steps + ",0,78");
    }

    private String frame(String content) {
        return WatchFrames.frame(id, content);
    }

    /** Bits of the status word, section 4 of the protocol page. A watch has no nose: whoever sees smoke presses. */
    private static int status(Alarm alarm) {
        return switch (alarm) {
            case SOS, SMOKE -> 0x00010000;
            case FALL -> 0x00200000;
            case LOW_BATTERY -> 0x00020001;
        };
    }

    private record Pending(String press, String frame, Instant due) {}
}
