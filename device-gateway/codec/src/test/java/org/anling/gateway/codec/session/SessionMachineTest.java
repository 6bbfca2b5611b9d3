package org.anling.gateway.codec.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.junit.jupiter.api.Test;

class SessionMachineTest {

    private static final DeviceId WATCH = new DeviceId("3405000001");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private final SessionMachine<String> machine = new SessionMachine<>(Duration.ofSeconds(60), 3);

    @Test
    void the_newest_login_wins_and_the_late_close_of_the_older_changes_nothing() {
        assertThat(login(1)).isEqualTo(new Login.Current(OptionalLong.empty()));
        assertThat(login(2)).isEqualTo(new Login.Current(OptionalLong.of(1)));
        assertThat(machine.closed(1)).isEmpty();
        assertThat(machine.findSession(WATCH)).hasValue(2);
        assertThat(machine.closed(2)).containsExactly(WATCH);
        assertThat(machine.findSession(WATCH)).isEmpty();
    }

    @Test
    void one_connection_may_carry_several_devices() {
        DeviceId other = new DeviceId("3405000002");
        machine.login(WATCH, 1, "a", NOON);
        machine.login(other, 1, "a", NOON);
        machine.login(WATCH, 2, "a", NOON);
        assertThat(machine.closed(1)).containsExactly(other);
        assertThat(machine.findSession(WATCH)).hasValue(2);
    }

    @Test
    void a_connection_that_names_ever_more_devices_gets_no_more_sessions_and_takes_none_away() {
        SessionMachine<String> small = new SessionMachine<>(Duration.ofSeconds(60), 3, 2, 3);
        for (int i = 1; i <= 2; i++) {
            assertThat(small.login(new DeviceId("d" + i), 1, "a", NOON)).isInstanceOf(Login.Current.class);
        }
        assertThat(small.login(new DeviceId("d3"), 1, "a", NOON)).isEqualTo(new Login.Full());
        assertThat(small.login(new DeviceId("d1"), 1, "a", NOON))
                .as("who is there stays")
                .isInstanceOf(Login.Current.class);
        assertThat(small.login(new DeviceId("d3"), 2, "b", NOON)).isInstanceOf(Login.Current.class);
        assertThat(small.login(new DeviceId("d4"), 2, "b", NOON))
                .as("three in all")
                .isEqualTo(new Login.Full());
        assertThat(small.login(new DeviceId("d1"), 2, "b", NOON))
                .as("a session moves, even when there is no room for another")
                .isEqualTo(new Login.Current(OptionalLong.of(1)));
        assertThat(small.sessionCount()).isEqualTo(3);
        assertThat(small.closed(2)).containsExactly(new DeviceId("d3"), new DeviceId("d1"));
        assertThat(small.login(new DeviceId("d4"), 3, "b", NOON)).isInstanceOf(Login.Current.class);
    }

    @Test
    void a_late_login_of_the_older_does_not_win() {
        login(2);
        assertThat(login(1)).isEqualTo(new Login.Late(2));
        assertThat(machine.findSession(WATCH)).hasValue(2);
    }

    @Test
    void a_repeat_waits_for_the_copy_that_is_being_stored() {
        assertThat(receive(1, "a", "i1")).isEqualTo(new Received.Fresh(new InputId("i1")));
        assertThat(receive(1, "b", "i2")).isEqualTo(new Received.Waits(new InputId("i1")));
        Answer<String> answer = machine.stored(new InputId("i1")).orElseThrow();
        assertThat(answer.latest().echo()).isEqualTo("b");
        assertThat(machine.stored(new InputId("i1"))).isEmpty();
        assertThat(receive(1, "c", "i3")).isEqualTo(new Received.Fresh(new InputId("i3")));
    }

    @Test
    void a_frame_that_was_given_up_is_stored_anew_when_it_comes_again() {
        receive(1, "a", "i1");
        machine.givenUp(new InputId("i1"));
        assertThat(machine.stored(new InputId("i1"))).isEmpty();
        assertThat(receive(1, "b", "i2")).isEqualTo(new Received.Fresh(new InputId("i2")));
        assertThat(machine.pendingCount()).isEqualTo(1);
    }

    @Test
    void only_so_many_copies_wait_and_the_latest_is_among_them() {
        for (int copy = 0; copy < 10; copy++) {
            receive(1, "e" + copy, "i" + copy);
        }
        Answer<String> answer = machine.stored(new InputId("i0")).orElseThrow();
        assertThat(answer.copies()).hasSize(3);
        assertThat(answer.latest().echo()).isEqualTo("e9");
    }

    @Test
    void another_address_is_a_second_source_while_the_session_is_alive() {
        machine.login(WATCH, 1, "10.0.0.1", NOON);
        assertThat(machine.isSecondSource(WATCH, 2, "10.0.0.2", NOON.plusSeconds(60)))
                .isTrue();
        assertThat(machine.isSecondSource(WATCH, 2, "10.0.0.2", NOON.plusSeconds(61)))
                .isFalse();
        assertThat(machine.isSecondSource(WATCH, 2, "10.0.0.1", NOON)).isFalse();
        assertThat(machine.isSecondSource(WATCH, 1, "10.0.0.1", NOON)).isFalse();
        machine.heard(WATCH, 1, NOON.plusSeconds(30));
        assertThat(machine.isSecondSource(WATCH, 2, "10.0.0.2", NOON.plusSeconds(90)))
                .isTrue();
        machine.login(WATCH, 2, "10.0.0.2", NOON.plusSeconds(90));
        assertThat(machine.isSecondSource(WATCH, 2, "10.0.0.2", NOON.plusSeconds(90)))
                .isFalse();
    }

    @Test
    void a_stray_answer_never_goes_to_an_older_session() {
        login(1);
        receive(2, "second source", "i1");
        assertThat(machine.stored(new InputId("i1")).orElseThrow().target()).isEqualTo(2);
    }

    /** Steps of two connections in every order that keeps each connection's own order, judged by a naive twin. */
    @Test
    void in_every_interleaving_there_is_one_answer_and_it_goes_to_the_newest() {
        List<List<String>> orders = new ArrayList<>();
        interleave(
                List.of("1 login", "1 frame", "1 close"),
                List.of("2 login", "2 frame"),
                List.of("stored"),
                List.of(),
                orders);
        assertThat(orders).hasSize(60);
        orders.forEach(SessionMachineTest::play);
    }

    private static void play(List<String> order) {
        SessionMachine<String> machine = new SessionMachine<>(Duration.ofSeconds(60), 3);
        Naive naive = new Naive();
        List<InputId> running = new ArrayList<>();
        for (String step : order) {
            long connection = Character.digit(step.charAt(0), 10);
            switch (step.substring(step.indexOf(' ') + 1)) {
                case "login" -> {
                    machine.login(WATCH, connection, "a", NOON);
                    naive.session = Math.max(naive.session, connection);
                }
                case "frame" -> {
                    InputId fresh = new InputId("i" + connection);
                    if (machine.receive(WATCH, "sos", new Copy<>(connection, "e" + connection), fresh)
                            instanceof Received.Fresh(InputId id)) {
                        running.add(id);
                    }
                    naive.latest = connection;
                }
                case "close" -> {
                    machine.closed(connection);
                    naive.session = naive.session == connection ? 0 : naive.session;
                }
                default -> running.forEach(id -> check(order, machine.stored(id), naive));
            }
        }
        assertThat(machine.findSession(WATCH)).as(order.toString()).hasValue(2);
    }

    private static void check(List<String> order, Optional<Answer<String>> answer, Naive naive) {
        assertThat(answer).as(order.toString()).isPresent();
        assertThat(answer.orElseThrow().target()).as(order.toString()).isEqualTo(Math.max(naive.session, naive.latest));
        assertThat(answer.orElseThrow().latest().echo()).as(order.toString()).isEqualTo("e" + naive.latest);
    }

    /** What a person would say. */
    private static final class Naive {
        private long session;
        private long latest;
    }

    private static void interleave(
            List<String> a, List<String> b, List<String> c, List<String> done, List<List<String>> into) {
        if (a.isEmpty() && b.isEmpty() && c.isEmpty()) {
            into.add(done);
        }
        List<List<String>> rows = List.of(a, b, c);
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                List<List<String>> rest = new ArrayList<>(rows);
                rest.set(i, rows.get(i).subList(1, rows.get(i).size()));
                List<String> next = new ArrayList<>(done);
                next.add(rows.get(i).getFirst());
                interleave(rest.get(0), rest.get(1), rest.get(2), next, into);
            }
        }
    }

    private Login login(long connection) {
        return machine.login(WATCH, connection, "10.0.0." + connection, NOON);
    }

    private Received receive(long connection, String echo, String id) {
        return machine.receive(WATCH, "sos", new Copy<>(connection, echo), new InputId(id));
    }
}
