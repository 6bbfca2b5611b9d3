package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.CommandState;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.journal.cache.CommandQueue;
import org.anling.journal.cache.CommandQueue.Line;
import org.anling.journal.cache.CommandQueue.Move;
import org.anling.journal.cache.CommandQueue.Put;
import org.anling.journal.testing.Samples;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandQueueIT {

    private static final Move CLAIM = new Move(EnumSet.of(CommandState.QUEUED), CommandState.SENT, "", false);
    private static TestRedis redis;
    private static RedisJournal journal;

    @BeforeAll
    static void open() {
        redis = TestRedis.start();
        journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
    }

    @AfterAll
    static void close() {
        journal.close();
        redis.close();
    }

    @Test
    void of_all_gateways_one_claims_a_command() {
        CommandQueue queue = journal.commandQueue(new CentreId("claims"));
        QueuedCommand command = command("c-1", "d-1", CommandKind.TEXT, List.of("第一行", "x"));
        assertThat(get(queue.put(command))).isEqualTo(Put.QUEUED);

        List<Boolean> claims = IntStream.range(0, 5)
                .mapToObj(i -> get(queue.move(command, CLAIM, Samples.NOON.plusSeconds(i))))
                .toList();

        assertThat(claims).containsExactly(true, false, false, false, false);
        assertThat(get(queue.open(10))).containsExactly(new Line(command, CommandState.SENT, Samples.NOON, ""));
    }

    @Test
    void one_of_a_kind_is_under_way_to_a_device_until_it_is_over_and_then_its_words_are_gone() {
        CommandQueue queue = journal.commandQueue(new CentreId("one-of-a-kind"));
        QueuedCommand first = command("c-1", "d-1", CommandKind.TEXT, List.of("words"));
        get(queue.put(first));

        assertThat(get(queue.put(command("c-2", "d-1", CommandKind.TEXT, List.of()))))
                .isEqualTo(Put.BUSY);
        assertThat(get(queue.put(command("c-3", "d-1", CommandKind.FIND, List.of()))))
                .isEqualTo(Put.QUEUED);
        assertThat(get(queue.put(command("c-4", "d-2", CommandKind.TEXT, List.of()))))
                .isEqualTo(Put.QUEUED);
        get(queue.move(first, CLAIM, Samples.NOON));
        get(queue.move(first, new Move(EnumSet.of(CommandState.SENT), CommandState.DONE, "ok", true), Samples.NOON));

        Line over = get(queue.list(first.device(), Samples.NOON)).getLast();
        assertThat(over.state()).isEqualTo(CommandState.DONE);
        assertThat(over.note()).isEqualTo("ok");
        assertThat(over.command().args()).isEmpty();
        assertThat(get(queue.put(command("c-5", "d-1", CommandKind.TEXT, List.of()))))
                .isEqualTo(Put.QUEUED);
    }

    @Test
    void what_ran_out_while_no_gateway_was_there_shows_as_expired_and_blocks_nothing() {
        CommandQueue queue = journal.commandQueue(new CentreId("nobody-there"));
        QueuedCommand late = command("c-1", "d-1", CommandKind.LOCATE, List.of());
        get(queue.put(late));
        Instant after = late.until().plusSeconds(1);
        QueuedCommand next = new QueuedCommand(
                "c-2", late.device(), CommandKind.LOCATE, List.of(), after, after.plus(Duration.ofMinutes(1)), "s-1");

        assertThat(get(queue.list(late.device(), after)).getFirst().state()).isEqualTo(CommandState.EXPIRED);
        assertThat(get(queue.put(next))).isEqualTo(Put.QUEUED);
    }

    @Test
    void the_list_of_a_device_and_the_queue_are_bounded() {
        CommandQueue queue = journal.commandQueue(new CentreId("bounded"));
        for (int i = 0; i < 30; i++) {
            QueuedCommand command = command("c-" + i, "d-1", CommandKind.FIND, List.of());
            get(queue.put(command));
            get(queue.move(
                    command, new Move(EnumSet.of(CommandState.QUEUED), CommandState.EXPIRED, "", true), Samples.NOON));
        }
        assertThat(get(queue.list(new DeviceId("d-1"), Samples.NOON)))
                .hasSize(20)
                .first()
                .satisfies(line -> assertThat(line.command().id()).isEqualTo("c-29"));
        List<CompletionStage<Put>> puts = IntStream.range(0, 1_001)
                .mapToObj(i -> queue.put(command("x-" + i, "e-" + i, CommandKind.FIND, List.of())))
                .toList();
        assertThat(puts.stream().map(CommandQueueIT::get).filter(Put.FULL::equals))
                .hasSize(1);
    }

    private static QueuedCommand command(String id, String device, CommandKind kind, List<String> args) {
        return new QueuedCommand(
                id, new DeviceId(device), kind, args, Samples.NOON, Samples.NOON.plus(kind.ttl()), "s-1");
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
