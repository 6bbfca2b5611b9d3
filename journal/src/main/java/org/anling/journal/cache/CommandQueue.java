package org.anling.journal.cache;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.anling.contract.directory.CommandState;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;

/**
 * Commands on their way from the console to whichever gateway holds the device, and what became of the last twenty of each device. They
 * say nothing about an incident and are therefore no events; they outlive every process. Asynchronous, any thread.
 */
public final class CommandQueue {

    private static final Script<Long> PUT = Script.ofNumber("put-command");
    private static final Script<Long> MOVE = Script.ofNumber("move-command");
    private static final Set<CommandState> UNFINISHED =
            EnumSet.of(CommandState.QUEUED, CommandState.SENT, CommandState.ACCEPTED);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LISTED = 20;
    private static final int MOST_OPEN = 1_000;
    private static final String BETWEEN_ARGS = "\n";

    private final Link link;
    private final Keys keys;

    public CommandQueue(CentreId centre, Link link) {
        this.link = link;
        this.keys = new Keys(centre);
    }

    /** What came of asking. */
    public enum Put {
        QUEUED,
        /** One of the kind is under way to this device. */
        BUSY,
        /** Too many are under way in the centre. */
        FULL
    }

    /**
     * A command and how far it has come.
     *
     * @param at since when it is there
     * @param note a word why, or what the device said; may be empty
     */
    public record Line(QueuedCommand command, CommandState state, Instant at, String note) {}

    /**
     * A step of a command.
     *
     * @param from where it must be
     * @param isLast whether nothing more is expected; then what was to be said is forgotten
     */
    public record Move(Set<CommandState> from, CommandState to, String note, boolean isLast) {
        public Move {
            from = Set.copyOf(from);
        }
    }

    /** Queues a command. */
    public CompletionStage<Put> put(QueuedCommand command) {
        QueuedCommand silent = new QueuedCommand(
                command.id(),
                command.device(),
                command.kind(),
                List.of(),
                command.askedAt(),
                command.until(),
                command.by());
        List<String> args = List.of(
                command.id(),
                busy(command),
                String.valueOf(command.askedAt().toEpochMilli()),
                String.valueOf(command.until().toEpochMilli()),
                String.valueOf(LISTED),
                String.valueOf(KEPT.toSeconds()),
                String.valueOf(MOST_OPEN),
                ContractJson.encode(silent),
                String.join(BETWEEN_ARGS, command.args()));
        List<String> names = List.of(command(command.id()), of(command.device()), open(), underWay());
        return link.ask(redis -> PUT.start(redis, names, args))
                .thenApply(done -> done == 1 ? Put.QUEUED : done == 0 ? Put.BUSY : Put.FULL);
    }

    /** Moves a command on. False if it is not where it was thought to be: somebody else moved it. */
    public CompletionStage<Boolean> move(QueuedCommand command, Move move, Instant now) {
        String from = move.from().stream().map(CommandState::name).collect(Collectors.joining(" ", " ", " "));
        List<String> args = List.of(
                command.id(),
                busy(command),
                from,
                move.to().name(),
                String.valueOf(now.toEpochMilli()),
                move.note(),
                move.isLast() ? "over" : "");
        List<String> names = List.of(command(command.id()), open(), underWay());
        return link.ask(redis -> MOVE.start(redis, names, args)).thenApply(moved -> moved == 1);
    }

    /** Commands that are not over, those that run out first in front. */
    public CompletionStage<List<Line>> open(int most) {
        return link.ask(redis -> redis.zrangebyscore(open(), Range.<Number>unbounded(), Limit.from(most)))
                .thenCompose(this::lines);
    }

    /** The last commands of a device, newest first. One whose time ran out while no gateway was there counts as expired. */
    public CompletionStage<List<Line>> list(DeviceId device, Instant now) {
        return link.ask(redis -> redis.lrange(of(device), 0, LISTED - 1L))
                .thenCompose(this::lines)
                .thenApply(lines -> lines.stream().map(line -> seen(line, now)).toList());
    }

    private static Line seen(Line line, Instant now) {
        Instant ends = line.command().until();
        boolean over = UNFINISHED.contains(line.state()) && line.state() != CommandState.ACCEPTED && now.isAfter(ends);
        return over ? new Line(line.command(), CommandState.EXPIRED, ends, line.note()) : line;
    }

    private CompletionStage<List<Line>> lines(Collection<String> ids) {
        List<CompletableFuture<Optional<Line>>> all = ids.stream()
                .map(id -> link.ask(redis -> redis.hmget(command(id), "json", "args", "state", "at", "note"))
                        .thenApply(CommandQueue::line)
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        done -> all.stream().flatMap(one -> one.join().stream()).toList());
    }

    private static Optional<Line> line(List<KeyValue<String, String>> fields) {
        List<String> values =
                fields.stream().map(field -> field.getValueOrElse("")).toList();
        if (values.get(2).isEmpty()) {
            return Optional.empty();
        }
        List<String> args =
                values.get(1).isEmpty() ? List.of() : List.of(values.get(1).split(BETWEEN_ARGS, -1));
        return Stored.read(values.get(0), QueuedCommand.class)
                .map(command -> new Line(
                        new QueuedCommand(
                                command.id(),
                                command.device(),
                                command.kind(),
                                new ArrayList<>(args),
                                command.askedAt(),
                                command.until(),
                                command.by()),
                        CommandState.valueOf(values.get(2)),
                        Instant.ofEpochMilli(Long.parseLong(values.get(3))),
                        values.get(4)));
    }

    private static String busy(QueuedCommand command) {
        return command.device().value() + " " + command.kind();
    }

    private String command(String id) {
        return keys.of("command:" + id);
    }

    private String of(DeviceId device) {
        return keys.of("commands:of:" + device.value());
    }

    private String open() {
        return keys.of("commands:open");
    }

    private String underWay() {
        return keys.of("commands:under-way");
    }
}
