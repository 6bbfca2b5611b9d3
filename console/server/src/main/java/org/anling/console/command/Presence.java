package org.anling.console.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.anling.console.feed.Hub;
import org.anling.console.projection.Board;
import org.anling.console.store.Session;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.people.Role;
import org.anling.contract.state.StaffState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to the centre who can take calls: whoever signed in or has a page open, until he signs out or no page of his was heard for a minute.
 * Several pages are one person. It compares what it sees with what the log says, again and again, so that a lost word or a restart mends
 * itself. Of those that another process may look after it signs off only who was signed on before this one started. Any thread.
 */
public final class Presence {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);
    private static final Set<Role> TAKE_CALLS = EnumSet.of(Role.OPERATOR, Role.SUPERVISOR);

    private final Supplier<Map<Session, Instant>> pages;
    private final Supplier<Board> boards;
    private final CommandDesk desk;
    private final Executor elsewhere;
    private final InstantSource clock;
    private final Instant started;
    private final Map<String, Seen> people = new HashMap<>();
    private final Map<String, Said> said = new HashMap<>();

    /** What a person was seen doing last. */
    private record Seen(Role role, Instant at) {}

    /** What was said about a person last, and from when on it may be said again. */
    private record Said(InputId id, Turn turn, Instant again) {}

    private enum Turn {
        ON,
        OFF
    }

    public Presence(Hub hub, Supplier<Board> boards, CommandDesk desk, Executor elsewhere, InstantSource clock) {
        this(hub::staffHeard, boards, desk, elsewhere, clock);
    }

    /** @param pages who has pages open, and when one of them was heard last */
    Presence(
            Supplier<Map<Session, Instant>> pages,
            Supplier<Board> boards,
            CommandDesk desk,
            Executor elsewhere,
            InstantSource clock) {
        this.pages = pages;
        this.boards = boards;
        this.desk = desk;
        this.elsewhere = elsewhere;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Somebody signed in; the page may take a moment to open. */
    public synchronized void arrived(Session session) {
        see(session, clock.instant());
        look();
    }

    /** Somebody signed out and has no other page. */
    public synchronized void left(String person) {
        Seen before = people.get(person);
        if (before != null) {
            people.put(person, new Seen(before.role(), Instant.EPOCH));
            look();
        }
    }

    /** Compares what is seen with what the log says; called every second or so, and never throws. */
    public synchronized void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("who can take calls was not compared with the log", e);
        }
    }

    synchronized void look() {
        pages.get().forEach(this::see);
        Instant now = clock.instant();
        Map<String, StaffState> on = boards.get().centre().staff();
        Set<String> everybody = new HashSet<>(people.keySet());
        everybody.addAll(on.keySet());
        for (String person : everybody) {
            Turn turn = turn(people.get(person), on.get(person), now);
            if (turn == null) {
                said.remove(person);
            } else {
                say(person, turn, now);
            }
        }
        people.keySet().removeIf(person -> !on.containsKey(person) && isGone(person, now));
    }

    private boolean isGone(String person, Instant now) {
        Seen seen = people.get(person);
        return seen != null && seen.at().plus(PATIENCE).isBefore(now);
    }

    /** Who sees a part of the centre does not take its calls: an emergency elsewhere would wait for somebody who cannot see it. */
    private void see(Session session, Instant at) {
        if (TAKE_CALLS.contains(session.role()) && session.scope().whole()) {
            people.merge(
                    session.person(),
                    new Seen(session.role(), at),
                    (before, now) -> now.at().isAfter(before.at()) ? now : before);
        }
    }

    /** What has to be said about somebody; null if the log is right. */
    private @Nullable Turn turn(@Nullable Seen seen, @Nullable StaffState on, Instant now) {
        boolean here = seen != null && seen.at().plus(PATIENCE).isAfter(now);
        if (here) {
            return on == null ? Turn.ON : null;
        }
        if (on == null) {
            return null;
        }
        boolean forgotten = on.since().isBefore(started) && now.isAfter(started.plus(PATIENCE));
        return seen != null || forgotten ? Turn.OFF : null;
    }

    private void say(String person, Turn turn, Instant now) {
        Said before = said.get(person);
        if (before != null && before.turn() == turn && now.isBefore(before.again())) {
            return;
        }
        InputId id = before != null && before.turn() == turn
                ? before.id()
                : CommandIds.of(
                        person, "presence/" + turn, now + "/" + boards.get().upTo(), "");
        said.put(person, new Said(id, turn, now.plus(RETRY)));
        Seen seen = people.get(person);
        StaffState on = boards.get().centre().staff().get(person);
        Role role = seen != null ? seen.role() : on == null ? Role.OPERATOR : on.role();
        CentreCommand.Action action = turn == Turn.ON ? new CentreCommand.SignOn() : new CentreCommand.SignOff();
        CentreCommand command = new CentreCommand(new StaffId(person), role, action);
        elsewhere.execute(() -> submit(new CommandDesk.Wish(id, person, command, null), turn));
    }

    private void submit(CommandDesk.Wish wish, Turn turn) {
        try {
            Outcome outcome = desk.submit(wish);
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Parked) {
                LOG.warn("person={} turn={} outcome={}", wish.person(), turn, outcome);
                waitLonger(wish, turn);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void waitLonger(CommandDesk.Wish wish, Turn turn) {
        said.put(wish.person(), new Said(wish.id(), turn, clock.instant().plus(AFTER_REFUSAL)));
    }
}
