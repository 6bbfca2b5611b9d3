package org.anling.dispatcher.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.entry.EventId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** How far one notice has come on each channel, and what is due next. Owned by the thread of the planner. */
final class Track {

    /** A fact of this detail is no use repeating: there is no number or address to try again. */
    static final String NO_ADDRESS = "no-address";

    private final Notice notice;
    private final EventId born;
    private final NoticeSettings settings;
    private final Map<Channel, Latest> latest = new EnumMap<>(Channel.class);
    private @Nullable List<Reach> ways;
    private boolean givenUp;

    /** The latest attempt on a channel and the latest that is known of it; {@code fact} is null while it is on its way out. */
    private record Latest(int attempt, @Nullable NoticeFact fact, Instant at, boolean hopeless) {}

    /** @param born the event before the one that led to it: a reader that begins there meets it again */
    Track(Notice notice, EventId born, NoticeSettings settings) {
        this.notice = notice;
        this.born = born;
        this.settings = settings;
    }

    Notice notice() {
        return notice;
    }

    EventId born() {
        return born;
    }

    boolean needsWays() {
        return ways == null;
    }

    void ways(List<Reach> known) {
        ways = known.stream()
                .filter(way -> settings.isOn(way.channel()))
                .filter(way -> notice.purpose() != Purpose.TEST
                        || notice.word().equals(way.channel().name()))
                .toList();
    }

    /** Takes a fact that stands in the log. What a person did always counts; else older attempts and earlier facts bring nothing new. */
    void fact(Channel channel, int attempt, NoticeFact fact, Instant at, @Nullable String detail) {
        Latest known = latest.get(channel);
        boolean later = known == null
                || attempt > known.attempt
                || (attempt == known.attempt && (known.fact == null || fact.compareTo(known.fact) > 0));
        givenUp |= NoticeReport.UNREACHABLE.equals(detail);
        boolean byPerson = fact == NoticeFact.SEEN || fact == NoticeFact.ANSWERED;
        if (fact == NoticeFact.ANSWERED || (!isSettled(known) && (later || byPerson))) {
            latest.put(channel, new Latest(attempt, fact, at, NO_ADDRESS.equals(detail)));
        }
    }

    /** When something is due, at the latest when the notice ends. */
    Instant next() {
        if (ways == null) {
            return notice.since();
        }
        Instant next = notice.until();
        if (isHopeless()) {
            return notice.since();
        }
        if (!isSettled()) {
            for (Due due : plan()) {
                next = due.at.isBefore(next) ? due.at : next;
            }
        }
        return next;
    }

    /** What goes out now; it then counts as on its way. */
    List<Delivery> take(Instant now) {
        List<Delivery> out = new ArrayList<>();
        if (isSettled() || !now.isBefore(notice.until())) {
            return out;
        }
        for (Due due : plan()) {
            if (!due.at.isAfter(now)) {
                latest.put(due.channel, new Latest(due.attempt, null, now, false));
                out.add(new Delivery(notice, due.channel, due.attempt));
            }
        }
        return out;
    }

    /** The last attempt, once, if the recipient of an offer cannot be reached by anything any more. */
    Optional<Delivery> giveUp(Instant now) {
        if (!isHopeless() || !now.isBefore(notice.until())) {
            return Optional.empty();
        }
        givenUp = true;
        return latest.entrySet().stream()
                .filter(entry -> reaches(entry.getKey()) && entry.getValue().fact == NoticeFact.FAILED)
                .max(Comparator.comparing(entry -> entry.getValue().at))
                .map(entry -> new Delivery(notice, entry.getKey(), entry.getValue().attempt));
    }

    /**
     * Whether every channel but the page has failed for good, and no page was open to show the offer. Who has only a page may open it.
     * That a push service took a message says nothing: it is an extra.
     */
    private boolean isHopeless() {
        if (ways == null || givenUp || notice.purpose() != Purpose.OFFER || isSettled()) {
            return false;
        }
        Latest page = latest.get(Channel.PAGE);
        boolean shown = page != null && page.fact == NoticeFact.DELIVERED;
        List<Channel> others =
                ways.stream().map(Reach::channel).filter(Track::reaches).toList();
        return !shown && !others.isEmpty() && others.stream().allMatch(channel -> isExhausted(latest.get(channel)));
    }

    /** Page and web push reach somebody who looks; only the others are tried until they do. */
    private static boolean reaches(Channel channel) {
        return channel != Channel.PAGE && channel != Channel.PUSH;
    }

    private boolean isExhausted(@Nullable Latest last) {
        return last != null && last.fact == NoticeFact.FAILED && (last.hopeless || last.attempt >= settings.attempts());
    }

    /** Attempts that may still be going on, for example a telephone that rings. */
    List<Delivery> running() {
        List<Delivery> running = new ArrayList<>();
        latest.forEach((channel, last) -> {
            if (last.fact != NoticeFact.FAILED && last.fact != NoticeFact.ANSWERED) {
                running.add(new Delivery(notice, channel, last.attempt));
            }
        });
        return running;
    }

    private record Due(Channel channel, int attempt, Instant at) {}

    /** First attempts by the order of the channels, and repeats. */
    private List<Due> plan() {
        List<Due> plan = new ArrayList<>();
        Instant start = notice.since();
        for (Reach way : ways == null ? List.<Reach>of() : ways) {
            Channel channel = way.channel();
            Latest last = latest.get(channel);
            if (channel != Channel.PAGE) {
                repeat(channel, last, start, plan);
            }
            start = start.plusSeconds(way.waitSeconds());
            if (last != null && last.fact == NoticeFact.FAILED && last.at.isBefore(start)) {
                start = last.at;
            }
        }
        return plan;
    }

    private void repeat(Channel channel, @Nullable Latest last, Instant start, List<Due> plan) {
        if (last == null) {
            plan.add(new Due(channel, 1, start));
        } else if (last.attempt < settings.attempts() && !last.hopeless) {
            Duration pause = last.fact == NoticeFact.FAILED
                    ? settings.backoff().multipliedBy(1L << (last.attempt - 1))
                    : settings.unanswered();
            boolean repeats = last.fact == NoticeFact.FAILED || (channel == Channel.VOICE && isAsked());
            if (repeats) {
                plan.add(new Due(channel, last.attempt + 1, last.at.plus(pause)));
            }
        }
    }

    /** A test call that nobody takes is an answer of its own: it is not repeated before the next round. */
    private boolean isAsked() {
        return notice.purpose() != Purpose.TEST;
    }

    private boolean isSettled() {
        return latest.values().stream().anyMatch(this::isSettled);
    }

    /** An alarm is settled by an answer only: the box that takes the call has seen nothing. */
    private boolean isSettled(@Nullable Latest last) {
        return last != null
                && (last.fact == NoticeFact.ANSWERED
                        || (last.fact == NoticeFact.SEEN && notice.purpose() != Purpose.ALARM));
    }
}
