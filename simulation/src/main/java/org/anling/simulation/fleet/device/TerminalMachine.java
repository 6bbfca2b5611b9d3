package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.Pieces;
import org.anling.simulation.fleet.wire.TerminalFrames;
import org.anling.simulation.fleet.wire.TerminalFrames.Down;

/**
 * How a terminal of JT/T 808 behaves: registers once, authenticates on every connection, sends one message at a time, each again
 * after 5, 10 and 30 s if it is not answered, and then connects anew. An alarm bit stays on until its message is confirmed; the report
 * after that shows it off, so that the next press is a new one.
 */
public final class TerminalMachine implements SocketMachine {

    static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int REPEATS = 3;
    private static final int SERIALS = 0xFFFF;
    private static final int WRONG_CODE = 1;

    private final String phone;
    private final GeoPoint position;
    private final PressLedger ledger;
    private final Pieces pieces = new Pieces(TerminalFrames::end);
    private final Deque<Message> reports = new ArrayDeque<>();
    private Optional<String> code = Optional.empty();
    private Optional<Message> login = Optional.empty();
    private boolean signedIn;
    private Instant due = Instant.MAX;
    private Instant heartbeatDue = Instant.MAX;
    private Duration wait = FIRST_WAIT;
    private int tries;
    private int serial;
    private int presses;

    public TerminalMachine(String phone, GeoPoint position, PressLedger ledger) {
        this.phone = phone;
        this.position = position;
        this.ledger = ledger;
    }

    @Override
    public List<String> connected(Instant now) {
        pieces.forget();
        signedIn = false;
        heartbeatDue = now.plus(HEARTBEAT);
        return signIn(now);
    }

    @Override
    public List<String> received(String octets, Instant now) {
        List<String> answers = new ArrayList<>();
        for (String frame : pieces.take(octets)) {
            Down down = TerminalFrames.read(frame);
            answers.addAll(
                    switch (down.id()) {
                        case TerminalFrames.REGISTERED -> registered(down, now);
                        case TerminalFrames.CONFIRMED -> confirmed(down, now);
                        case TerminalFrames.LOCATE ->
                            List.of(TerminalFrames.located(phone, nextSerial(), down.serial(), position, now));
                        default -> List.of(TerminalFrames.confirm(phone, nextSerial(), down));
                    });
        }
        return answers;
    }

    /** A second press while the bit of the first one is on is the same alarm. */
    @Override
    public List<String> raise(Alarm alarm, Instant now) {
        if (reports.stream().anyMatch(report -> report.press.isPresent())) {
            return List.of();
        }
        presses++;
        String press = phone + "/" + presses;
        boolean first = reports.isEmpty();
        queue(bits(alarm), Optional.of(press), now);
        ledger.raised(press, now);
        return signedIn && first ? begin(now) : List.of();
    }

    @Override
    public List<String> tick(Instant now) {
        if (current().isPresent() && !due.isAfter(now) && tries <= REPEATS) {
            ledger.repeated();
            return send(now);
        }
        if (current().isEmpty() && !heartbeatDue.isAfter(now)) {
            heartbeatDue = now.plus(HEARTBEAT);
            return List.of(TerminalFrames.heartbeat(phone, nextSerial()));
        }
        return List.of();
    }

    @Override
    public Instant nextDue() {
        return current().isPresent() ? due : heartbeatDue;
    }

    @Override
    public boolean hangsUp(Instant now) {
        return current().isPresent() && tries > REPEATS && !due.isAfter(now);
    }

    private List<String> signIn(Instant now) {
        int own = nextSerial();
        String frame = code.map(known -> TerminalFrames.authenticate(phone, own, known))
                .orElseGet(() -> TerminalFrames.register(phone, own));
        login = Optional.of(new Message(own, frame, Optional.empty()));
        return begin(now);
    }

    private List<String> registered(Down down, Instant now) {
        if (down.result() != 0 || login.isEmpty()) {
            return List.of();
        }
        code = Optional.of(down.code());
        return signIn(now);
    }

    private List<String> confirmed(Down down, Instant now) {
        Optional<Message> about = current().filter(message -> message.serial == down.about());
        if (about.isEmpty()) {
            return List.of();
        }
        if (login.isPresent()) {
            code = down.result() == WRONG_CODE ? Optional.empty() : code;
            login = Optional.empty();
            signedIn = code.isPresent();
            return signedIn ? begin(now) : signIn(now);
        }
        if (down.result() == WRONG_CODE) {
            // Not stored: it stays what is sent next.
            return List.of();
        }
        reports.removeFirst();
        about.get().press.ifPresent(press -> {
            ledger.acknowledged(press, now);
            queue(0, Optional.empty(), now);
        });
        return begin(now);
    }

    private void queue(int bits, Optional<String> press, Instant now) {
        int own = nextSerial();
        reports.addLast(new Message(own, TerminalFrames.report(phone, own, bits, position, now), press));
    }

    private Optional<Message> current() {
        return login.or(() -> Optional.ofNullable(reports.peekFirst()));
    }

    /** Whatever is first now is sent for the first time on this connection. */
    private List<String> begin(Instant now) {
        tries = 0;
        wait = FIRST_WAIT;
        due = Instant.MAX;
        return send(now);
    }

    private List<String> send(Instant now) {
        Optional<Message> message = current();
        if (message.isPresent()) {
            tries++;
            Duration longer = tries == 1 ? FIRST_WAIT : wait.multipliedBy(tries);
            wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
            due = now.plus(wait);
        }
        return message.map(found -> List.of(found.frame)).orElse(List.of());
    }

    private int nextSerial() {
        serial = serial % SERIALS + 1;
        return serial;
    }

    /** A card has no nose: whoever sees smoke presses. */
    private static int bits(Alarm alarm) {
        return switch (alarm) {
            case SOS, SMOKE -> TerminalFrames.SOS;
            case FALL -> TerminalFrames.FALL;
            case LOW_BATTERY -> TerminalFrames.BATTERY_LOW;
        };
    }

    private record Message(int serial, String frame, Optional<String> press) {}
}
