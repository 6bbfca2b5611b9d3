package org.anling.gateway.server.reception;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one connection that cannot be read before an answer is there, such as the model of their device: they are read in the order
 * they came. Also those of a connection that has ended meanwhile, since nobody else has them. Owned by the loop of the connection.
 */
public final class InOrder {

    private static final int MOST = 256;

    private final Executor loop;
    private @Nullable Deque<Step<?>> waiting;

    /** @param loop runs what had to wait: the loop of the connection */
    public InOrder(Executor loop) {
        this.loop = loop;
    }

    private record Step<P>(CompletableFuture<P> answer, Consumer<P> work) {

        void run() {
            work.accept(answer.join());
        }
    }

    /**
     * Does something with an answer: now if it is there and nothing waits, else later.
     *
     * @param answer never fails
     * @return false if so much waits that this is not done; the device, which gets no answer, repeats it
     */
    public <P> boolean with(CompletionStage<P> answer, Consumer<P> work) {
        Step<P> step = new Step<>(answer.toCompletableFuture(), work);
        Deque<Step<?>> before = waiting;
        if (before == null && step.answer.isDone()) {
            step.run();
            return true;
        }
        Deque<Step<?>> line = before == null ? new ArrayDeque<>() : before;
        if (line.size() >= MOST) {
            return false;
        }
        waiting = line;
        line.add(step);
        if (line.size() == 1) {
            wakeWith(step);
        }
        return true;
    }

    private void wakeWith(Step<?> head) {
        head.answer.whenComplete((done, failed) -> loop.execute(this::go));
    }

    private void go() {
        Deque<Step<?>> line = waiting;
        while (line != null && !line.isEmpty()) {
            Step<?> head = line.peek();
            if (!head.answer.isDone()) {
                wakeWith(head);
                return;
            }
            boolean went = false;
            try {
                head.run();
                went = true;
            } finally {
                line.remove();
                if (!went) {
                    loop.execute(this::go);
                }
            }
        }
        waiting = null;
    }
}
