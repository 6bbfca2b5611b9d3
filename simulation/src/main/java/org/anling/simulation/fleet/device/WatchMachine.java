package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.simulation.district.map.GeoPoint;

/**
 * How a watch behaves: LK first and nothing else until it is answered, LK every minute in the first half hour and every six
 * minutes after that, an AL repeated with the same content until it is acknowledged, every command echoed by its keyword.
 */
public final class WatchMachine {

    static final Duration ALARM_REPEAT = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(30);
    private static final Duration EARLY_HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration LATE_HEARTBEAT = Duration.ofMinutes(6);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("ddMMyy,HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String id;
    private final GeoPoint position;
    private final PressLedger ledger;
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

    /** The bytes of a content. */
    public byte[] frame(String content) {
        return WatchFrame.encode(id, content);
    }

    /** The first words on a new connection. */
    public List<String> connected(Instant now) {
        loggedIn = false;
        connectedAt = now;
        heartbeatDue = now.plus(EARLY_HEARTBEAT);
        return List.of(heartbeat());
    }

    public List<String> received(String content, Instant now) {
        String keyword = WatchFrame.keyword(content);
        return switch (keyword) {
            case "LK" -> accepted(now);
            case "AL" -> {
                pending.ifPresent(alarm -> ledger.acknowledged(alarm.press, now));
                pending = Optional.empty();
                yield List.of();
            }
            case "CR" -> List.of("CR", "UD," + block(now, 0));
            default -> List.of(keyword);
        };
    }

    /** A second press before the acknowledgement of the first one is the same alarm. */
    public List<String> raise(Alarm alarm, Instant now) {
        if (pending.isPresent()) {
            return List.of();
        }
        presses++;
        String press = id + "/" + presses;
        pending = Optional.of(new Pending(press, "AL," + block(now, alarm.watchStatus()), now));
        ledger.raised(press, now);
        return loggedIn ? sendPending(now) : List.of();
    }

    /** What is due by now. */
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

    public Instant nextDue() {
        Instant alarmDue = loggedIn ? pending.map(Pending::due).orElse(Instant.MAX) : Instant.MAX;
        return alarmDue.isBefore(heartbeatDue) ? alarmDue : heartbeatDue;
    }

    private List<String> accepted(Instant now) {
        boolean first = !loggedIn;
        loggedIn = true;
        return first ? sendPending(now) : List.of();
    }

    private List<String> sendPending(Instant now) {
        pending = pending.map(alarm -> new Pending(alarm.press, alarm.content, now.plus(ALARM_REPEAT)));
        return pending.map(alarm -> List.of(alarm.content)).orElse(List.of());
    }

    private String heartbeat() {
        steps += 7;
        return "LK," + steps + ",0,78";
    }

    /** Position block, section 3 of the protocol page: a fix, one cell, no access point. */
    private String block(Instant now, int status) {
        return String.format(
                Locale.ROOT,
                "%s,A,%.6f,N,%.7f,E,0.00,0.0,44.0,9,85,78,%d,0,%08X,1,1,460,0,9520,3671,152,0,12.5",
                STAMP.format(now),
                position.latitude(),
                position.longitude(),
                steps,
                status);
    }

    private record Pending(String press, String content, Instant due) {}
}
