package org.anling.dispatcher.core.notice;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Hours;

/**
 * The numbers of the planner.
 *
 * @param on channels that are configured; the page is always on
 * @param attempts at most so many of one notice on one channel
 * @param backoff after the first failed attempt; doubles with each
 * @param unanswered after so long without any sign a call is repeated
 * @param life how long an alarm, a reminder, news for the family or a test notice is worth sending
 * @param tests how test notices go out
 * @param zone of the people
 */
public record NoticeSettings(
        Set<Channel> on, int attempts, Duration backoff, Duration unanswered, Duration life, Tests tests, ZoneId zone) {

    public NoticeSettings {
        on = Set.copyOf(on);
    }

    /**
     * Test notices.
     *
     * @param every at most so often for one responder and channel; zero means never
     * @param fresh a proof older than this does not count
     * @param rounds times of day at which everybody on shift is tested; at most {@code fresh} apart
     * @param spread the tests of a round are spread over so long
     * @param quiet hours without test calls
     */
    public record Tests(Duration every, Duration fresh, List<LocalTime> rounds, Duration spread, Hours quiet) {
        public Tests {
            rounds = rounds.stream().sorted().toList();
            if (rounds.isEmpty()) {
                throw new IllegalArgumentException("test notices need at least one time of day");
            }
        }

        /** Three rounds a day, so that the proof of the evening holds until the morning. */
        public static final Tests DEFAULT = new Tests(
                Duration.ofHours(6),
                Duration.ofHours(12),
                List.of(LocalTime.of(7, 0), LocalTime.of(13, 30), LocalTime.of(20, 0)),
                Duration.ofMinutes(30),
                new Hours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    }

    /** The shipped numbers with these channels. */
    public static NoticeSettings of(Set<Channel> on, ZoneId zone) {
        return new NoticeSettings(
                on, 3, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10), Tests.DEFAULT, zone);
    }

    /** Whether anything but the page is configured. */
    boolean reachesAnybody() {
        return on.stream().anyMatch(channel -> channel != Channel.PAGE);
    }

    boolean isOn(Channel channel) {
        return channel == Channel.PAGE || on.contains(channel);
    }
}
