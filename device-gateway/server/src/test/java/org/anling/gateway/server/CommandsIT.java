package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.LK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.CommandState;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.id.DeviceId;
import org.anling.journal.cache.CommandQueue;
import org.anling.journal.cache.CommandQueue.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands out of the queue, over a gateway, to a watch and back. */
class CommandsIT {

    private static final DeviceId WATCH = new DeviceId(GatewayFixture.WATCH);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String LK_ANSWER = "[3G*3405000001*0002*LK]";
    private static final String PLACE =
            "UD_LTE,140326,081530,A,39.882200,N,116.4066000,E,1.20,87.5,44.0,9,85,63,2310,4,00000000,"
                    + "2,1,460,0,9520,3671,152,9520,3672,140,1,Home-AP,02:00:5e:10:00:01,-61,12.5";

    private final GatewayFixture fixture = new GatewayFixture();
    private final CommandQueue queue = fixture.journal.commandQueue(GatewayFixture.CENTRE);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_command_waits_for_the_watch_is_sent_once_accepted_and_done() {
        queue("c-1", CommandKind.LOCATE, List.of());
        try (RawClient watch = new RawClient(fixture.gateway.tcpPort())) {
            watch.send(LK);
            String sent = "[3G*3405000001*0002*CR]";
            assertThat(watch.read(LK_ANSWER.length() + sent.length(), SOON)).isEqualTo(LK_ANSWER + sent);
            assertThat(state("c-1")).isEqualTo(CommandState.SENT);

            watch.send("[3G*3405000001*0002*CR]");
            await().atMost(SOON).until(() -> state("c-1") == CommandState.ACCEPTED);
            watch.send("[3G*3405000001*%04X*%s]".formatted(PLACE.length(), PLACE));
            await().atMost(SOON).until(() -> state("c-1") == CommandState.DONE);
            assertThat(watch.readFor(Duration.ofSeconds(1))).as("sent once").isEmpty();
        }
    }

    @Test
    void what_a_watch_has_no_word_for_fails_and_what_nobody_takes_runs_out() {
        queue("c-1", CommandKind.SAY, List.of("hello"));
        Instant now = Instant.now();
        put(new QueuedCommand(
                "c-2", new DeviceId("nowhere"), CommandKind.FIND, List.of(), now, now.plusMillis(600), "s-1"));
        try (RawClient watch = new RawClient(fixture.gateway.tcpPort())) {
            watch.send(LK).read(LK_ANSWER.length(), SOON);
            await().atMost(SOON).until(() -> state("c-1") == CommandState.FAILED);
            assertThat(line(WATCH, "c-1").note()).isEqualTo("unsupported");
        }
        await().atMost(SOON)
                .until(() -> line(new DeviceId("nowhere"), "c-2").note().equals("not-connected"));
    }

    private void queue(String id, CommandKind kind, List<String> args) {
        Instant now = Instant.now();
        put(new QueuedCommand(id, WATCH, kind, args, now, now.plus(kind.ttl()), "s-1"));
    }

    private void put(QueuedCommand command) {
        assertThat(get(queue.put(command))).isEqualTo(CommandQueue.Put.QUEUED);
    }

    private CommandState state(String id) {
        return line(WATCH, id).state();
    }

    private Line line(DeviceId device, String id) {
        return get(queue.list(device, Instant.EPOCH)).stream()
                .filter(line -> line.command().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
