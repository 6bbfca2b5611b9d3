package org.anling.gateway.server.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InOrderTest {

    private final Deque<Runnable> loop = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final InOrder order = new InOrder(loop::add);

    @Test
    void what_need_not_wait_is_done_at_once() {
        assertThat(order.with(ready("a"), done::add)).isTrue();
        assertThat(done).containsExactly("a");
        assertThat(loop).isEmpty();
    }

    @Test
    void what_comes_behind_waits_too_and_all_is_done_in_order_on_the_loop() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> third = new CompletableFuture<>();
        order.with(first, done::add);
        order.with(ready("b"), done::add);
        order.with(third, done::add);
        order.with(ready("d"), done::add);
        third.complete("c");
        assertThat(done).isEmpty();
        first.complete("a");
        assertThat(done).as("not on the thread of the answer").isEmpty();
        run();
        assertThat(done).containsExactly("a", "b", "c", "d");
        order.with(ready("e"), done::add);
        assertThat(done).as("nothing waits any more").endsWith("e");
    }

    @Test
    void what_comes_of_a_frame_that_waited_comes_behind_those_that_wait() {
        CompletableFuture<String> first = new CompletableFuture<>();
        order.with(first, word -> {
            done.add(word);
            order.with(ready("later"), done::add);
        });
        order.with(ready("b"), done::add);
        first.complete("a");
        run();
        assertThat(done).containsExactly("a", "b", "later");
    }

    @Test
    void a_fault_with_one_frame_costs_no_other() {
        CompletableFuture<String> first = new CompletableFuture<>();
        order.with(first, word -> {
            throw new IllegalStateException(word);
        });
        order.with(ready("b"), done::add);
        first.complete("a");
        assertThatThrownBy(this::run).hasMessage("a");
        run();
        assertThat(done).containsExactly("b");
    }

    @Test
    void so_many_wait_and_no_more() {
        CompletableFuture<String> never = new CompletableFuture<>();
        int taken = 0;
        while (order.with(never, done::add)) {
            taken++;
        }
        assertThat(taken).isEqualTo(256);
        never.complete("a");
        run();
        assertThat(done).hasSize(256);
        assertThat(order.with(ready("b"), done::add)).isTrue();
    }

    private static CompletableFuture<String> ready(String word) {
        return CompletableFuture.completedFuture(word);
    }

    private void run() {
        for (Runnable next = loop.poll(); next != null; next = loop.poll()) {
            next.run();
        }
    }
}
