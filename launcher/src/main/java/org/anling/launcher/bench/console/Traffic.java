package org.anling.launcher.bench.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.input.OperatorCommand;
import org.anling.journal.Inbox;
import org.anling.launcher.bench.Pacer;

/**
 * What goes on while it is measured, at a pace that gives some 200 events a second: mostly notes on incidents all over the list, devices
 * of the power cut that speak again, one new emergency a second, which is closed a few seconds later, and twenty times a second one of the
 * incidents at the top is given to another operator, which is what a page must show.
 */
final class Traffic {

    /** Inputs a second; some of them are several events. */
    static final int INPUTS_A_SECOND = 160;
    /** Of the incidents at the top, so many change their owner in turn. */
    static final int WATCHED = 8;

    private static final int TURN = 8;
    private static final int A_SECOND_OF_TURNS = INPUTS_A_SECOND / TURN;
    private static final int STAY_OPEN = 5;

    private final Inbox inbox;
    private final EventBook book;
    private final Size size;
    private final List<IncidentId> all = new ArrayList<>();
    private final Deque<Integer> fresh = new ArrayDeque<>();
    private int turn;
    private int nextElder;

    Traffic(Inbox inbox, EventBook book, Size size) {
        this.inbox = inbox;
        this.book = book;
        this.size = size;
        this.nextElder = size.open() + size.mass();
        for (int elder = 0; elder < size.open(); elder++) {
            EventBook.Opened opened = book.opened().get(Ward.device(elder));
            if (opened == null) {
                throw new IllegalStateException("elder " + elder + " has no incident");
            }
            all.add(opened.id());
        }
    }

    /** On the caller's thread, for so long. */
    void run(Duration time) {
        int times = Math.toIntExact(time.toSeconds()) * INPUTS_A_SECOND;
        new Pacer(INPUTS_A_SECOND).fire(times, i -> input(i % TURN));
    }

    private void input(int part) {
        switch (part) {
            case 0 -> give();
            case 1 -> {
                turn++;
                if (turn % A_SECOND_OF_TURNS == 0) {
                    emergency();
                } else {
                    powerCut();
                }
            }
            case 2 -> powerCut();
            default -> note(part);
        }
    }

    private void give() {
        IncidentId incident = all.get(turn % WATCHED);
        int to = turn / WATCHED % size.operators();
        append(Ward.askAsSupervisor(incident, new OperatorCommand.Reassign(Ward.operator(to), "bench")));
    }

    /** Prime steps, so that every part of the list has its share. */
    private void note(int part) {
        int which = WATCHED + Math.floorMod(turn * 131 + part * 977, size.open() - WATCHED);
        append(Ward.note(all.get(which), which % size.operators()));
    }

    private void powerCut() {
        append(Ward.powerCut(size.open() + Math.floorMod(turn * 613, size.mass())));
    }

    private void emergency() {
        append(Ward.press(nextElder));
        fresh.add(nextElder++);
        if (fresh.size() > STAY_OPEN) {
            close(fresh.remove());
        }
    }

    private void close(int elder) {
        EventBook.Opened opened = book.opened().get(Ward.device(elder));
        if (opened == null) {
            throw new IllegalStateException("a press of " + STAY_OPEN + " s ago is no incident yet: " + Instant.now());
        }
        append(Ward.askAsSupervisor(opened.id(), new OperatorCommand.Take()));
        append(Ward.askAsSupervisor(opened.id(), new OperatorCommand.FalsePress()));
        append(Ward.askAsSupervisor(
                opened.id(), new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.OVERRIDE, null, "bench")));
    }

    private void append(org.anling.contract.entry.InputEntry entry) {
        var _ = inbox.append(entry);
    }
}
