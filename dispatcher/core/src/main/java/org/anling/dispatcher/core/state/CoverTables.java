package org.anling.dispatcher.core.state;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Hours;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty, by where he may be sent, when he agreed to be asked, and when he was reached last: whether anybody can be asked in a
 * community is found without looking at all responders. Layered as {@link Tables} is.
 */
public final class CoverTables {

    private final Table<String, Group> groups;
    private final Table<Member, ResponderId> members;

    /** How many of one scope and one agreement about hours are on duty. */
    private record Group(String key, @Nullable Hours hours, int people) {}

    /** Somebody on duty; those of a group in the order in which they were reached last. */
    private record Member(String group, Instant reachedAt, String id) implements Comparable<Member> {
        private static final Comparator<Member> ORDER = Comparator.comparing(Member::group)
                .thenComparing(Member::reachedAt)
                .thenComparing(Member::id);

        @Override
        public int compareTo(Member other) {
            return ORDER.compare(this, other);
        }
    }

    CoverTables() {
        this.groups = new Table<>();
        this.members = new Table<>();
    }

    private CoverTables(CoverTables under) {
        this.groups = under.groups.layer();
        this.members = under.members.layer();
    }

    CoverTables layer() {
        return new CoverTables(this);
    }

    /** Follows a responder from before to after; either may be missing. */
    void follow(@Nullable ResponderState before, @Nullable ResponderState after) {
        Optional<Member> was = findMember(before);
        Optional<Member> is = findMember(after);
        if (!was.equals(is)) {
            was.ifPresent(members::remove);
            is.ifPresent(member -> members.put(member, new ResponderId(member.id())));
            count(before, -1);
            count(after, 1);
        }
    }

    /** Hours outside which a responder may not be asked even for an emergency, or null. */
    public static @Nullable Hours hoursOf(ResponderState responder) {
        return responder.profile().anyHourForEmergency()
                ? null
                : responder.profile().hours();
    }

    /** When a responder last gave a sign on any channel but web push, which nobody may count on; the epoch if never. */
    public static Instant reachedAt(ResponderState responder) {
        return responder.proven().entrySet().stream()
                .filter(proof -> proof.getKey() != Channel.PUSH)
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Whether somebody who may be sent to a community can be asked at this time of day, was reached since, and is free. */
    public boolean anybody(String community, LocalTime time, Instant since, Predicate<ResponderId> free) {
        return scopes(community).anyMatch(scope -> anybodyOf(scope, time, since, free));
    }

    /** As {@link #anybody}, among those of exactly one scope. */
    public boolean anybodyOf(String scope, LocalTime time, Instant since, Predicate<ResponderId> free) {
        return groups(scope, time).flatMap(group -> reached(group, since)).anyMatch(free);
    }

    /** How many on duty may be sent to a community at this time of day. */
    public int onDuty(String community, LocalTime time) {
        return scopes(community)
                .flatMap(scope -> groups(scope, time))
                .mapToInt(Group::people)
                .sum();
    }

    /** How many of them were reached since. */
    public int reached(String community, LocalTime time, Instant since) {
        return (int) scopes(community)
                .flatMap(scope -> groups(scope, time))
                .flatMap(group -> reached(group, since))
                .count();
    }

    private Stream<Group> groups(String scope, LocalTime time) {
        return groups.within(scope + "|", scope + "}")
                .filter(group -> group.people() > 0
                        && (group.hours() == null || group.hours().holds(time)));
    }

    private Stream<ResponderId> reached(Group group, Instant since) {
        return members.within(new Member(group.key(), since, ""), new Member(group.key(), Instant.MAX, ""));
    }

    private static Stream<String> scopes(String community) {
        return IntStream.rangeClosed(0, community.length()).mapToObj(length -> community.substring(0, length));
    }

    private void count(@Nullable ResponderState responder, int by) {
        if (responder != null && responder.availability() == Availability.AVAILABLE) {
            String key = groupOf(responder);
            int before = groups.find(key).map(Group::people).orElse(0);
            if (before + by == 0) {
                groups.remove(key);
            } else {
                groups.put(key, new Group(key, hoursOf(responder), before + by));
            }
        }
    }

    private static Optional<Member> findMember(@Nullable ResponderState responder) {
        return responder == null || responder.availability() != Availability.AVAILABLE
                ? Optional.empty()
                : Optional.of(new Member(
                        groupOf(responder),
                        reachedAt(responder),
                        responder.profile().id().value()));
    }

    private static String groupOf(ResponderState responder) {
        Hours hours = hoursOf(responder);
        return responder.profile().scope() + "|" + (hours == null ? "" : hours.from() + "-" + hours.to());
    }
}
