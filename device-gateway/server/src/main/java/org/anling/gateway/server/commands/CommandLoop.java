package org.anling.gateway.server.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.CommandState;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.CommandAnswer;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.cache.CommandQueue;
import org.anling.journal.cache.CommandQueue.Line;
import org.anling.journal.cache.CommandQueue.Move;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands of one centre as one gateway carries them. Answers from any thread; one round at a time. */
public final class CommandLoop {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLoop.class);
    private static final int AT_ONCE = 200;
    private static final Set<CommandState> ON_THE_WAY = EnumSet.of(CommandState.SENT, CommandState.ACCEPTED);

    private final CommandQueue queue;
    private final DeviceLink link;
    private final Predicate<DeviceId> isHere;
    private final InstantSource clock;
    private final GatewayMeters meters;
    private final AtomicBoolean busy = new AtomicBoolean();
    /** What may be answered, as the last round saw it. */
    private volatile Map<Asked, QueuedCommand> asked = new ConcurrentHashMap<>();

    /** Of a kind one is under way to a device. */
    private record Asked(DeviceId device, CommandKind kind) {
        static Asked of(QueuedCommand command) {
            return new Asked(command.device(), command.kind());
        }
    }

    /** @param isHere whether a device has its session at this gateway */
    public CommandLoop(
            CommandQueue queue,
            DeviceLink link,
            Predicate<DeviceId> isHere,
            InstantSource clock,
            GatewayMeters meters) {
        this.queue = queue;
        this.link = link;
        this.isHere = isHere;
        this.clock = clock;
        this.meters = meters;
    }

    /** Begins a round unless one is under way; the stage never fails. */
    public CompletionStage<Void> round() {
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(null);
        }
        return queue.open(AT_ONCE).thenCompose(this::carry).handle((done, unavailable) -> {
            busy.set(false);
            if (unavailable != null) {
                LOG.debug("commands wait for the store", unavailable);
            }
            return null;
        });
    }

    /** A device spoke: perhaps to say something to a command, perhaps from the place that was asked for. */
    public void heard(Uplink uplink) {
        CommandAnswer answer = uplink.answer();
        if (answer != null) {
            answered(uplink.device(), answer);
        }
        if (uplink.position() != null) {
            end(new Asked(uplink.device(), CommandKind.LOCATE), CommandState.DONE, "");
        }
    }

    private void answered(DeviceId device, CommandAnswer answer) {
        boolean text = answer.kind() == CommandKind.TEXT;
        Asked of = new Asked(device, answer.kind());
        // Where a text that is shown and one that is read aloud have one word, the answer is to whichever is under way.
        Asked meant = text && !asked.containsKey(of) ? new Asked(device, CommandKind.SAY) : of;
        if (answer.state() == CommandState.ACCEPTED) {
            QueuedCommand command = asked.get(meant);
            if (command != null) {
                move(command, new Move(EnumSet.of(CommandState.SENT), CommandState.ACCEPTED, answer.note(), false));
            }
        } else {
            end(meant, answer.state(), answer.note());
        }
    }

    private void end(Asked of, CommandState state, String note) {
        QueuedCommand command = asked.remove(of);
        if (command != null) {
            move(command, new Move(ON_THE_WAY, state, note, true));
        }
    }

    private CompletionStage<Void> carry(List<Line> open) {
        Instant now = clock.instant();
        Map<Asked, QueuedCommand> mayAnswer = new ConcurrentHashMap<>();
        open.stream()
                .filter(line -> ON_THE_WAY.contains(line.state()))
                .forEach(line -> mayAnswer.put(Asked.of(line.command()), line.command()));
        asked = mayAnswer;
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Line line : open) {
            if (now.isAfter(line.command().until())) {
                all = all.thenCompose(done -> runOut(line));
            } else if (line.state() == CommandState.QUEUED
                    && isHere.test(line.command().device())) {
                all = all.thenCompose(done -> send(line.command()));
            }
        }
        return all;
    }

    /** What the device has taken is as far as some protocols ever say. */
    private CompletionStage<Void> runOut(Line line) {
        CommandState end = line.state() == CommandState.ACCEPTED ? CommandState.ACCEPTED : CommandState.EXPIRED;
        String why = switch (line.state()) {
            case QUEUED -> "not-connected";
            case SENT -> "no-answer";
            case ACCEPTED, DONE, FAILED, EXPIRED -> line.note();
        };
        return move(line.command(), new Move(EnumSet.of(line.state()), end, why, true));
    }

    /** Claimed before it is sent: who dies between the two has not sent it, and nobody sends it twice. */
    private CompletionStage<Void> send(QueuedCommand command) {
        return queue.move(
                        command,
                        new Move(EnumSet.of(CommandState.QUEUED), CommandState.SENT, "", false),
                        clock.instant())
                .thenCompose(mine -> {
                    if (!mine) {
                        return CompletableFuture.completedStage(null);
                    }
                    asked.put(Asked.of(command), command);
                    return hand(command);
                });
    }

    private CompletionStage<Void> hand(QueuedCommand command) {
        DeviceCommand said;
        try {
            said = DeviceCommand.of(command.kind(), command.args());
        } catch (IllegalArgumentException malformed) {
            return refuse(command, "malformed");
        }
        Duration left = Duration.between(clock.instant(), command.until());
        if (link.tell(command.device(), said, left)) {
            count(command.kind(), CommandState.SENT);
            return CompletableFuture.completedStage(null);
        }
        if (isHere.test(command.device())) {
            return refuse(command, "unsupported");
        }
        asked.remove(Asked.of(command));
        return move(command, new Move(EnumSet.of(CommandState.SENT), CommandState.QUEUED, "", false));
    }

    private CompletionStage<Void> refuse(QueuedCommand command, String why) {
        asked.remove(Asked.of(command));
        return move(command, new Move(EnumSet.of(CommandState.SENT), CommandState.FAILED, why, true));
    }

    /** The stage never fails: what could not be noted is noted when the time runs out. */
    private CompletionStage<Void> move(QueuedCommand command, Move move) {
        return queue.move(command, move, clock.instant()).handle((moved, unavailable) -> {
            if (Boolean.TRUE.equals(moved)) {
                count(command.kind(), move.to());
            }
            return null;
        });
    }

    private void count(CommandKind kind, CommandState state) {
        meters.command(kind.name(), state.name());
    }
}
