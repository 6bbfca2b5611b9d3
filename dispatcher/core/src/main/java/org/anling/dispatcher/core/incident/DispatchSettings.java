package org.anling.dispatcher.core.incident;

import java.time.Duration;
import java.util.Map;
import org.anling.contract.incident.Priority;
import org.anling.dispatcher.core.responder.ScoreSettings;

/**
 * Every number of the dispatcher; the defaults are the field's figures.
 *
 * @param plan which plan opens incidents
 * @param levels numbers by priority, one for each
 * @param offer how long an offer waits for its answer
 * @param stage how long after receipt a staged plan asks the rest
 * @param searchAgain how long after finding nobody it searches again
 * @param speak from the take until spoken or no reply is recorded
 * @param leave from the acceptance until on the way
 * @param latePercent how much later than promised somebody may be at the door
 * @param onScene how long the lone responder may be silent on scene
 * @param askAgain how long after an offer ran out the same responder may be asked again
 * @param askTimes how often one responder is asked for one incident by the rules
 * @param copyHorizon for how long after the last copy an exact copy joins, at least
 * @param memory how long keys of repeats and closed incidents are kept
 * @param score numbers of the ranking
 * @param signals numbers of what alerts mean together
 * @param cover when a community is covered
 */
public record DispatchSettings(
        Plan plan,
        Map<Priority, Level> levels,
        Duration offer,
        Duration stage,
        Duration searchAgain,
        Duration speak,
        Duration leave,
        int latePercent,
        Duration onScene,
        Duration askAgain,
        int askTimes,
        Duration copyHorizon,
        Duration memory,
        ScoreSettings score,
        SignalSettings signals,
        CoverSettings cover) {

    /** The settings that {@code serve} starts with. */
    public static final DispatchSettings DEFAULT = new DispatchSettings(
            Plan.STAGED,
            Map.of(
                    Priority.P1, new Level(5, seconds(30), seconds(60), seconds(90), minutes(5)),
                    Priority.P2, new Level(3, seconds(60), seconds(120), minutes(3), minutes(10)),
                    Priority.P3, new Level(1, minutes(3), minutes(6), minutes(10), minutes(30))),
            seconds(60),
            seconds(30),
            seconds(30),
            seconds(30),
            minutes(3),
            50,
            minutes(20),
            minutes(3),
            3,
            minutes(10),
            Duration.ofHours(24),
            ScoreSettings.DEFAULT,
            SignalSettings.DEFAULT,
            CoverSettings.DEFAULT);

    /** @throws IllegalArgumentException if a priority has no numbers or a wait is not positive */
    public DispatchSettings {
        levels = Map.copyOf(levels);
        if (levels.size() != Priority.values().length) {
            throw new IllegalArgumentException("every priority needs its numbers");
        }
        if (!offer.isPositive() || !searchAgain.isPositive() || !onScene.isPositive()) {
            throw new IllegalArgumentException("offer, searchAgain and onScene must be longer than nothing");
        }
    }

    /** The numbers of a priority. */
    public Level level(Priority priority) {
        return java.util.Objects.requireNonNull(levels.get(priority));
    }

    /** These settings with another plan. */
    public DispatchSettings withPlan(Plan other) {
        return new DispatchSettings(
                other,
                levels,
                offer,
                stage,
                searchAgain,
                speak,
                leave,
                latePercent,
                onScene,
                askAgain,
                askTimes,
                copyHorizon,
                memory,
                score,
                signals,
                cover);
    }

    /** These settings with other rules of cover. */
    public DispatchSettings withCover(CoverSettings other) {
        return new DispatchSettings(
                plan,
                levels,
                offer,
                stage,
                searchAgain,
                speak,
                leave,
                latePercent,
                onScene,
                askAgain,
                askTimes,
                copyHorizon,
                memory,
                score,
                signals,
                other);
    }

    private static Duration seconds(long n) {
        return Duration.ofSeconds(n);
    }

    private static Duration minutes(long n) {
        return Duration.ofMinutes(n);
    }
}
