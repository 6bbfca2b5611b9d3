package org.anling.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.console.projection.Scope;
import org.anling.console.store.Session;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.Test;

/** What goes over a line on which nothing has arrived until the test says so. */
class SubscriberTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> written = new ArrayList<>();
    private final List<Promise<Void>> underWay = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Subscriber page = new Subscriber(
            new Hub.Guest(
                    socket(),
                    "session",
                    new Session("staff-1", "坐席一", Role.OPERATOR, null, NOON, Scope.WHOLE),
                    false,
                    true,
                    true),
            NOON);
    private int again;

    private ServerWebSocket socket() {
        return (ServerWebSocket) Proxy.newProxyInstance(
                ServerWebSocket.class.getClassLoader(),
                new Class<?>[] {ServerWebSocket.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "writeTextMessage" -> write((String) arguments[0]);
                    case "writeQueueFull" -> !underWay.isEmpty();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object write(String text) {
        Promise<Void> promise = Promise.promise();
        written.add(text);
        underWay.add(promise);
        return promise.future();
    }

    private void everythingArrives() {
        List<Promise<Void>> now = List.copyOf(underWay);
        underWay.clear();
        now.forEach(Promise::complete);
    }

    private boolean offer(long seq, String text) {
        return page.offer(new Hub.Part(seq, text), () -> told.add(text));
    }

    private int begun(long seq) {
        int load = page.load();
        page.begin(load, new Hub.Part(seq, "first"));
        return load;
    }

    @Test
    void a_snapshot_on_a_slow_line_is_followed_by_what_came_meanwhile_and_not_by_another_snapshot() {
        int load = begun(7);
        page.end(load, Optional.of("rest"), () -> again++);
        assertThat(offer(7, "\"in it\"")).isTrue();
        assertThat(offer(8, "\"a\"")).isTrue();
        assertThat(offer(9, "\"b\"")).isTrue();
        assertThat(written).containsExactly("first", "rest");
        everythingArrives();
        assertThat(written).containsExactly("first", "rest", "[\"a\",\"b\"]");
        assertThat(told).isEmpty();
        everythingArrives();
        assertThat(told).containsExactly("\"a\"", "\"b\"");
        assertThat(again).isZero();
    }

    @Test
    void too_much_meanwhile_is_another_snapshot_once_the_line_is_free() {
        int load = begun(7);
        page.end(load, Optional.empty(), () -> again++);
        for (int i = 0; i <= 1_000; i++) {
            assertThat(offer(8 + i, "x")).isTrue();
        }
        assertThat(again).isZero();
        everythingArrives();
        assertThat(again).isOne();
        assertThat(written).containsExactly("first");
    }

    @Test
    void a_load_that_was_begun_anew_ends_what_the_one_before_had_under_way() {
        int before = begun(7);
        int load = begun(9);
        page.end(before, Optional.of("rest of before"), () -> again++);
        everythingArrives();
        assertThat(page.isLoading()).isTrue();
        page.end(load, Optional.of("rest"), () -> again++);
        everythingArrives();
        assertThat(page.isLoading()).isFalse();
        assertThat(written).containsExactly("first", "first", "rest");
        assertThat(again).isZero();
    }

    @Test
    void a_page_that_does_not_drain_is_given_up_after_its_snapshot() {
        int load = begun(7);
        page.end(load, Optional.empty(), () -> again++);
        everythingArrives();
        assertThat(offer(8, "a")).isTrue();
        assertThat(offer(9, "b")).isFalse();
    }
}
