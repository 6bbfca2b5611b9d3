package org.anling.console.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** What is known of one attempt to tell somebody on one channel. A fact that is told twice keeps its first time. */
public record NoticeItem(
        String notice,
        String recipient,
        Channel channel,
        int attempt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant seenAt,
        @Nullable Instant answeredAt,
        @Nullable Instant failedAt,
        @Nullable String detail) {

    /** All of an incident after one more fact. */
    public static SortedMap<String, NoticeItem> after(
            SortedMap<String, NoticeItem> before, NoticeMoved moved, Instant at) {
        String key = moved.recipient() + "/" + moved.notice() + "/" + moved.channel() + "/" + moved.attempt();
        SortedMap<String, NoticeItem> all = new TreeMap<>(before);
        NoticeItem known = all.get(key);
        NoticeItem item = known == null ? fresh(moved) : known;
        all.put(key, item.with(moved, at));
        return Collections.unmodifiableSortedMap(all);
    }

    private static NoticeItem fresh(NoticeMoved moved) {
        return new NoticeItem(
                moved.notice(),
                moved.recipient(),
                moved.channel(),
                moved.attempt(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private NoticeItem with(NoticeMoved moved, Instant at) {
        String said = moved.detail() == null ? detail : moved.detail();
        return switch (moved.fact()) {
            case SENT -> with(first(sentAt, at), deliveredAt, seenAt, answeredAt, failedAt, said);
            case DELIVERED -> with(sentAt, first(deliveredAt, at), seenAt, answeredAt, failedAt, said);
            case SEEN -> with(sentAt, deliveredAt, first(seenAt, at), answeredAt, failedAt, said);
            case ANSWERED -> with(sentAt, deliveredAt, seenAt, first(answeredAt, at), failedAt, said);
            case FAILED -> with(sentAt, deliveredAt, seenAt, answeredAt, first(failedAt, at), said);
        };
    }

    private NoticeItem with(
            @Nullable Instant sent,
            @Nullable Instant delivered,
            @Nullable Instant seen,
            @Nullable Instant answered,
            @Nullable Instant failed,
            @Nullable String said) {
        return new NoticeItem(notice, recipient, channel, attempt, sent, delivered, seen, answered, failed, said);
    }

    private static Instant first(@Nullable Instant before, Instant now) {
        return before == null ? now : before;
    }
}
