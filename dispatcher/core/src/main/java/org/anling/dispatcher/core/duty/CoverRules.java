package org.anling.dispatcher.core.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.CentreEvent.CommunityKnown;
import org.anling.contract.event.CentreEvent.CoverLost;
import org.anling.contract.event.CentreEvent.CoverRestored;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Hours;
import org.anling.contract.plan.SelfPress;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.state.CoverTables;
import org.jspecify.annotations.Nullable;

/**
 * Whether every community has somebody who could be asked now: looked at before an incident needs it. Communities are looked at in
 * turns, so that one event a turn is enough; who comes on duty, goes, or is reached again changes it at once.
 */
public final class CoverRules {

    private static final int TURNS = 10;

    private CoverRules() {}

    /** A community appeared in the registry. */
    public static void know(Draft d, String community) {
        boolean synthetic = community.equals(SelfPress.COMMUNITY);
        if (community.isBlank()
                || synthetic
                || d.tables.centre.communities.find(community).isPresent()) {
            return;
        }
        d.emit(new CommunityKnown(community));
        String turn = turnOf(community);
        if (d.tables.centre.findDeadline(Kind.COVER, turn).isEmpty()) {
            Duration wait = every(d).multipliedBy(Integer.parseInt(turn) + 1L).dividedBy(TURNS);
            d.deadline(Kind.COVER, turn, d.now().plus(wait));
        }
    }

    /** Looks at the communities of one turn. */
    public static void look(Draft d, CentreDeadline due) {
        List<CommunityState> turn = d.tables.centre.communities.values().stream()
                .filter(community -> turnOf(community.community()).equals(due.subject()))
                .toList();
        turn.forEach(community -> look(d, community));
        Instant next = due.due().plus(every(d));
        d.deadline(
                Kind.COVER,
                due.subject(),
                next.isAfter(d.now()) ? next : d.now().plus(every(d)));
    }

    /** A responder changed: his communities may have lost their last one, or got their first. */
    public static void changed(Draft d, @Nullable ResponderState before, ResponderId id) {
        if (before != null
                && isReady(d, before)
                && !anybodyOf(d, before.profile().scope())) {
            within(d, before.profile().scope()).stream()
                    .filter(community -> community.lostAt() == null)
                    .forEach(community -> look(d, community));
        }
        ResponderState after = d.tables.responders.find(id).orElse(null);
        if (after != null && isReady(d, after)) {
            within(d, after.profile().scope()).stream()
                    .filter(community -> community.lostAt() != null)
                    .forEach(community -> d.emit(new CoverRestored(community.community())));
        }
    }

    private static void look(Draft d, CommunityState state) {
        String community = state.community();
        boolean anybody = d.tables.cover.anybody(community, time(d), since(d), id -> isFree(d, id));
        if (anybody && state.lostAt() != null) {
            d.emit(new CoverRestored(community));
        } else if (!anybody && state.lostAt() == null) {
            d.emit(new CoverLost(
                    community,
                    d.tables.cover.onDuty(community, time(d)),
                    d.tables.cover.reached(community, time(d), provenSince(d))));
        }
    }

    private static List<CommunityState> within(Draft d, String scope) {
        return d.tables
                .centre
                .communities
                .within(scope, scope + Character.MAX_VALUE)
                .sorted(java.util.Comparator.comparing(CommunityState::community))
                .toList();
    }

    private static boolean anybodyOf(Draft d, String scope) {
        return d.tables.cover.anybodyOf(scope, time(d), since(d), id -> isFree(d, id));
    }

    private static boolean isReady(Draft d, ResponderState responder) {
        Hours hours = CoverTables.hoursOf(responder);
        return responder.availability() == Availability.AVAILABLE
                && (hours == null || hours.holds(time(d)))
                && !CoverTables.reachedAt(responder).isBefore(since(d))
                && isFree(d, responder.profile().id());
    }

    private static boolean isFree(Draft d, ResponderId id) {
        return d.tables.bond(id).jobs().isEmpty();
    }

    private static LocalTime time(Draft d) {
        return d.now().atOffset(d.settings.score().zone()).toLocalTime();
    }

    private static Instant since(Draft d) {
        return switch (d.settings.cover().demand()) {
            case PROVEN -> provenSince(d);
            case ON_DUTY -> Instant.EPOCH;
        };
    }

    private static Instant provenSince(Draft d) {
        return d.now().minus(d.settings.cover().proof());
    }

    private static Duration every(Draft d) {
        return d.settings.cover().every();
    }

    private static String turnOf(String community) {
        return Integer.toString(Math.floorMod(community.hashCode(), TURNS));
    }
}
