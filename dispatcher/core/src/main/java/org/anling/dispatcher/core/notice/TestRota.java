package org.anling.dispatcher.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** Who is on duty, when each of their channels was proven last, and which test notices are due. */
final class TestRota {

    private static final String PREFIX = "test-";

    /** A wish for tests is worth so long. */
    private static final Duration ASKED_FOR = Duration.ofMinutes(2);

    /** Whoever asks again and again is tested at most so often. */
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final NoticeSettings settings;
    private final Agenda agenda;
    private final Map<String, Person> people = new TreeMap<>();

    /** A responder; {@code since} is when he came on duty, or null off duty; {@code asked} when he wanted tests himself. */
    private static final class Person {
        private @Nullable Instant since;
        private @Nullable Instant asked;
        private final Map<Channel, Instant> proven = new EnumMap<>(Channel.class);
        private final Map<Channel, Instant> tested = new EnumMap<>(Channel.class);
    }

    TestRota(NoticeSettings settings, Agenda agenda) {
        this.settings = settings;
        this.agenda = agenda;
    }

    void clear() {
        people.clear();
    }

    /** Takes a responder from a snapshot. */
    void load(ResponderState state) {
        Person person = new Person();
        person.since = state.availability() == Availability.AVAILABLE ? Instant.EPOCH : null;
        person.proven.putAll(state.proven());
        people.put(state.profile().id().value(), person);
    }

    void apply(ResponderEvent event, Instant at) {
        String id = event.responder().value();
        switch (event) {
            case ResponderEvent.ResponderPut put -> {
                if (!people.containsKey(id)) {
                    people.put(id, new Person());
                    available(id, put.profile().availability(), at);
                }
            }
            case ResponderEvent.ResponderRemoved _ -> {
                people.remove(id);
                agenda.end(Agenda.to(id), _ -> true);
            }
            case ResponderEvent.AvailabilitySet set -> available(id, set.availability(), at);
            case ResponderEvent.TestsAsked _ -> person(id).asked = at;
            case ResponderEvent.ReadinessChecked _, ResponderEvent.DutySet _ -> {
                // What his phone says of itself tells nothing of the channels; whether he is on duty is said apart.
            }
            case ResponderEvent.ChannelProven proven -> {
                person(id).proven.put(proven.channel(), at);
                agenda.end(
                        Agenda.to(id),
                        notice -> notice.purpose() == Purpose.TEST
                                && notice.word().equals(proven.channel().name()));
            }
        }
    }

    /** A test that went out, by this process or another. */
    void apply(NoticeMoved moved, Instant at) {
        if (moved.fact() == NoticeFact.SENT && moved.notice().startsWith(PREFIX)) {
            person(moved.recipient()).tested.put(moved.channel(), at);
        }
    }

    /** Whether somebody may be asked at all. */
    boolean isOnDuty(String id) {
        Person person = people.get(id);
        return person != null && person.since != null;
    }

    /** Begins the tests that are due for those who are not busy. */
    void plan(Instant now, EventId before, Directory directory, Predicate<String> busy) {
        if (!settings.reachesAnybody()) {
            return;
        }
        people.forEach((id, person) -> {
            if (person.since != null && mayNeed(id, person, now) && !busy.test(id)) {
                for (Channel channel : settings.on()) {
                    plan(id, person, channel, now, before, directory);
                }
            }
        });
    }

    private boolean mayNeed(String id, Person person, Instant now) {
        return settings.on().stream().anyMatch(channel -> isDue(id, person, channel, now));
    }

    private void plan(String id, Person person, Channel channel, Instant now, EventId before, Directory directory) {
        if (!isDue(id, person, channel, now)) {
            return;
        }
        Notice test = isAsked(person, channel, now) ? asked(id, person, channel, now) : notice(id, channel, now);
        person.tested.put(channel, now);
        boolean reachable = directory.ways(test).stream().map(Reach::channel).anyMatch(channel::equals);
        if (reachable) {
            agenda.add(test, before);
        }
    }

    /** He wants to know now: that counts for a while only, and once for each time he asks. */
    private static boolean isAsked(Person person, Channel channel, Instant now) {
        Instant asked = person.asked;
        Instant tested = person.tested.get(channel);
        return asked != null
                && channel != Channel.PAGE
                && now.isBefore(asked.plus(ASKED_FOR))
                && (tested == null || tested.plus(AGAIN).isBefore(asked));
    }

    private Notice asked(String id, Person person, Channel channel, Instant now) {
        Instant asked = person.asked == null ? now : person.asked;
        return notice(PREFIX + id + "-" + channel + "-at-" + asked.getEpochSecond(), id, channel, now);
    }

    private Notice notice(String id, Channel channel, Instant now) {
        long slot = now.getEpochSecond() / settings.tests().every().toSeconds();
        return notice(PREFIX + id + "-" + channel + "-" + slot, id, channel, now);
    }

    private Notice notice(String name, String id, Channel channel, Instant now) {
        return new Notice(
                name, name, Purpose.TEST, null, 0, null, null, id, channel.name(), now, now.plus(settings.life()));
    }

    private boolean isDue(String id, Person person, Channel channel, Instant now) {
        NoticeSettings.Tests tests = settings.tests();
        if (isAsked(person, channel, now)) {
            return true;
        }
        if (tests.every().isZero() || channel == Channel.PAGE || channel == Channel.PUSH || isQuiet(channel, now)) {
            return false;
        }
        Duration share =
                tests.spread().multipliedBy(Math.floorMod(id.hashCode(), 60)).dividedBy(60);
        Instant tested = person.tested.get(channel);
        if (tested != null && now.isBefore(tested.plus(tests.every()))) {
            return false;
        }
        Instant proven = person.proven.get(channel);
        if (proven == null || proven.plus(tests.fresh()).isBefore(now)) {
            Instant since = person.since == null ? now : person.since;
            return !now.isBefore(since.plus(share.dividedBy(10)));
        }
        Instant local = now.minus(share);
        boolean holds = !proven.plus(tests.fresh()).isBefore(nextRound(local).plus(share));
        return !holds && proven.isBefore(round(local)) && !now.isBefore(proven.plus(tests.every()));
    }

    /** Nobody is called at night for a test. */
    private boolean isQuiet(Channel channel, Instant now) {
        LocalTime time = now.atZone(settings.zone()).toLocalTime();
        return channel == Channel.VOICE && settings.tests().quiet().holds(time);
    }

    /** When the latest round of tests began. */
    private Instant round(Instant now) {
        ZonedDateTime local = now.atZone(settings.zone());
        return settings.tests().rounds().reversed().stream()
                .filter(time -> !time.isAfter(local.toLocalTime()))
                .findFirst()
                .map(time -> local.with(time).toInstant())
                .orElseGet(() -> local.minusDays(1)
                        .with(settings.tests().rounds().getLast())
                        .toInstant());
    }

    /** When the next round begins: until then a proof must hold. */
    private Instant nextRound(Instant now) {
        ZonedDateTime local = now.atZone(settings.zone());
        return settings.tests().rounds().stream()
                .filter(time -> time.isAfter(local.toLocalTime()))
                .findFirst()
                .map(time -> local.with(time).toInstant())
                .orElseGet(() -> local.plusDays(1)
                        .with(settings.tests().rounds().getFirst())
                        .toInstant());
    }

    private void available(String id, Availability availability, Instant at) {
        Person person = person(id);
        switch (availability) {
            case AVAILABLE -> person.since = person.since == null ? at : person.since;
            case UNAVAILABLE -> {
                person.since = null;
                agenda.end(Agenda.to(id), notice -> notice.purpose().asks());
            }
        }
    }

    private Person person(String id) {
        return people.computeIfAbsent(id, _ -> new Person());
    }
}
