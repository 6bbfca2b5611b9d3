package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.anling.simulation.fleet.wire.PanelFrames;
import org.anling.simulation.fleet.wire.Pieces;

/**
 * How a DC-09 panel behaves: one message at a time, the same again after 10 s and after a NAK, three times at most, then a new
 * connection; only an ACK with its own sequence ends a message, a DUH does not. A test of the path on each connection and every hour.
 */
public final class PanelMachine implements SocketMachine {

    static final Duration REPEAT = Duration.ofSeconds(10);
    private static final Duration TEST = Duration.ofHours(1);
    private static final int REPEATS = 3;
    private static final int SEQUENCES = 9_999;

    private final String account;
    private final PressLedger ledger;
    private final Pieces pieces = new Pieces(PanelFrames::end);
    private final Deque<Message> waiting = new ArrayDeque<>();
    private boolean connected;
    private Instant testDue = Instant.MAX;
    private Instant repeatDue = Instant.MAX;
    private int tries;
    private int sequence;
    private int presses;

    /** @param account what the panel names itself with, hexadecimal */
    public PanelMachine(String account, PressLedger ledger) {
        this.account = account;
        this.ledger = ledger;
    }

    @Override
    public List<String> connected(Instant now) {
        pieces.forget();
        connected = true;
        tries = 0;
        waiting.removeIf(message -> message.press.isEmpty());
        if (waiting.isEmpty()) {
            queueTest();
        }
        testDue = now.plus(TEST);
        return send(now);
    }

    @Override
    public List<String> received(String octets, Instant now) {
        List<String> answers = new ArrayList<>();
        for (String frame : pieces.take(octets)) {
            Optional<Message> head = Optional.ofNullable(waiting.peekFirst());
            String word = PanelFrames.word(frame);
            if (word.equals("ACK")
                    && head.filter(message -> message.sequence == PanelFrames.sequence(frame))
                            .isPresent()) {
                answers.addAll(done(head.get(), now));
            } else if (word.equals("NAK")) {
                answers.addAll(send(now));
            }
        }
        return answers;
    }

    @Override
    public List<String> raise(Alarm alarm, Instant now) {
        presses++;
        int own = nextSequence();
        String press = account + "/" + presses;
        boolean first = waiting.isEmpty();
        waiting.addLast(new Message(own, PanelFrames.event(account, own, event(alarm), now), Optional.of(press)));
        ledger.raised(press, now);
        return connected && first ? send(now) : List.of();
    }

    @Override
    public List<String> tick(Instant now) {
        if (waiting.isEmpty() && !testDue.isAfter(now)) {
            testDue = now.plus(TEST);
            queueTest();
            return send(now);
        }
        if (waiting.isEmpty() || repeatDue.isAfter(now) || tries > REPEATS) {
            return List.of();
        }
        ledger.repeated();
        return send(now);
    }

    @Override
    public Instant nextDue() {
        return waiting.isEmpty() ? testDue : repeatDue;
    }

    @Override
    public boolean hangsUp(Instant now) {
        return tries > REPEATS && !repeatDue.isAfter(now);
    }

    private List<String> done(Message message, Instant now) {
        message.press.ifPresent(press -> ledger.acknowledged(press, now));
        waiting.removeFirst();
        tries = 0;
        return waiting.isEmpty() ? List.of() : send(now);
    }

    private List<String> send(Instant now) {
        Message head = waiting.peekFirst();
        if (head == null) {
            return List.of();
        }
        tries++;
        repeatDue = now.plus(REPEAT);
        return List.of(head.frame);
    }

    private void queueTest() {
        int own = nextSequence();
        waiting.addLast(new Message(own, PanelFrames.linkTest(account, own), Optional.empty()));
    }

    private int nextSequence() {
        sequence = sequence % SEQUENCES + 1;
        return sequence;
    }

    /** SIA codes, section 6 of the protocol page. */
    private static String event(Alarm alarm) {
        return switch (alarm) {
            case SOS -> "Nri1/QA003";
            case FALL -> "Nri1/MA003";
            case SMOKE -> "Nri1/FA005";
            case LOW_BATTERY -> "Nri1/YT000";
        };
    }

    private record Message(int sequence, String frame, Optional<String> press) {}
}
