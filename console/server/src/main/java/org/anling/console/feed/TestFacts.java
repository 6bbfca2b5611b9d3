package org.anling.console.feed;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.api.phone.ReadinessView.TestState;
import org.anling.console.projection.Board;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What became of the latest test notice of each responder on each channel, as long as this process lives; that he was reached stands in
 * the log for good. Written by the reader's thread, read by any.
 */
public final class TestFacts implements Audience {
    private final Map<String, Map<Channel, Test>> tests = new HashMap<>();

    private record Test(String notice, TestState state) {}

    /** The latest test on a channel. */
    public synchronized Optional<TestState> find(String responder, Channel channel) {
        return Optional.ofNullable(tests.getOrDefault(responder, Map.of()).get(channel))
                .map(Test::state);
    }

    @Override
    public void past(List<EventEntry> entries) {
        entries.forEach(this::take);
    }

    @Override
    public void reloaded(Board board) {}

    @Override
    public void advanced(Board board, List<EventEntry> entries) {
        entries.forEach(this::take);
    }

    private synchronized void take(EventEntry entry) {
        if (entry.body() instanceof NoticeMoved moved && moved.incident() == null) {
            Map<Channel, Test> own = tests.computeIfAbsent(moved.recipient(), unseen -> new EnumMap<>(Channel.class));
            Test before = own.get(moved.channel());
            TestState known = before != null && before.notice().equals(moved.notice()) ? before.state() : null;
            own.put(
                    moved.channel(),
                    new Test(moved.notice(), next(known, moved, entry.envelope().at())));
        }
    }

    private static TestState next(@Nullable TestState known, NoticeMoved moved, Instant at) {
        TestState before = known == null ? new TestState(null, null, null, null, null, null) : known;
        return switch (moved.fact()) {
            case SENT -> new TestState(at, before.deliveredAt(), before.seenAt(), before.answeredAt(), null, null);
            case DELIVERED -> new TestState(before.sentAt(), at, before.seenAt(), before.answeredAt(), null, null);
            case SEEN -> new TestState(before.sentAt(), before.deliveredAt(), at, before.answeredAt(), null, null);
            case ANSWERED -> new TestState(before.sentAt(), before.deliveredAt(), before.seenAt(), at, null, null);
            case FAILED ->
                new TestState(
                        before.sentAt(),
                        before.deliveredAt(),
                        before.seenAt(),
                        before.answeredAt(),
                        at,
                        moved.detail());
        };
    }
}
