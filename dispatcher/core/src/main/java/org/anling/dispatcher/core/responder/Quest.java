package org.anling.dispatcher.core.responder;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.Wave;
import org.jspecify.annotations.Nullable;

/**
 * What is sought.
 *
 * @param place where help goes
 * @param community 12-digit code of the elder's community, or null if nobody knows
 * @param elder whom it is for, or null if nobody knows
 * @param waves of the plan that began: whoever one of them wants may be asked
 * @param time of day in the time zone of the centre
 * @param asked who was asked before and is not to be asked again yet
 */
public record Quest(
        IncidentId incident,
        Priority priority,
        Position place,
        @Nullable String community,
        @Nullable ElderId elder,
        List<Wave> waves,
        LocalTime time,
        Set<ResponderId> asked) {

    /** @throws IllegalArgumentException if no wave began */
    public Quest {
        waves = List.copyOf(waves);
        asked = Set.copyOf(asked);
        if (waves.isEmpty()) {
            throw new IllegalArgumentException("nobody is sought before a wave began");
        }
    }

    /** Everybody of a community, at noon. */
    public Quest(
            IncidentId incident,
            Priority priority,
            Position place,
            @Nullable String community,
            String only,
            @Nullable String skill,
            Set<ResponderId> asked) {
        this(incident, priority, place, community, null, List.of(wave(only, skill)), LocalTime.NOON, asked);
    }

    /** Code prefix of the only communities that may be asked now; empty means everywhere. */
    public String only() {
        int digits = waves.stream().mapToInt(Wave::scopeDigits).min().orElse(0);
        String all = community == null ? "" : community;
        return all.substring(0, Math.min(digits, all.length()));
    }

    private static Wave wave(String only, @Nullable String skill) {
        List<String> skills = skill == null ? List.of() : List.of(skill);
        return new Wave(java.time.Duration.ZERO, 0, Set.of(), skills, null, null, only.length(), false);
    }
}
