package org.anling.contract.state;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.Position;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Duty;
import org.anling.contract.people.Readiness;
import org.anling.contract.people.ResponderProfile;
import org.jspecify.annotations.Nullable;

/**
 * A responder as the fold of events.
 *
 * @param base where the responder starts from when no fresh position is known; null if erased
 * @param offers how often asked, for the expected time to accept
 * @param accepts how often accepted
 * @param recentJobs when jobs of the last day were accepted, oldest first, for fatigue
 * @param recentOffers when offers of the last day were made, oldest first, for fatigue
 * @param bands offers and accepts by hours of the day in the time zone of the centre, {@value #HOURS_A_BAND} hours each from midnight;
 *     shorter than a day if the later bands are empty
 * @param proven when a test notice was answered last, by channel
 * @param checked what he said of his phone at the start of a shift, or null
 * @param pausedAt when he went off duty by his own word and did not come back; null if it is not his word that keeps him off
 * @param duty what the calendar says that he does now, or null
 */
public record ResponderState(
        ResponderProfile profile,
        Availability availability,
        @Nullable Position base,
        int offers,
        int accepts,
        List<Instant> recentJobs,
        List<Instant> recentOffers,
        List<Tally> bands,
        SortedMap<Channel, Instant> proven,
        @Nullable Checked checked,
        @Nullable Instant pausedAt,
        @Nullable Duty duty) {

    public ResponderState {
        recentJobs = List.copyOf(recentJobs);
        recentOffers = List.copyOf(recentOffers);
        // Snapshots of earlier versions do not have these.
        bands = bands == null ? List.of() : List.copyOf(bands);
        proven = Collections.unmodifiableSortedMap(proven == null ? new TreeMap<>() : new TreeMap<>(proven));
    }

    /** Hours of the day that one band of {@link #bands} spans. */
    public static final int HOURS_A_BAND = 4;

    /** How often asked and accepted in one band of hours. */
    public record Tally(int offers, int accepts) {

        /** Never asked. */
        public static final Tally NONE = new Tally(0, 0);
    }

    /** What he said of his phone, and when. */
    public record Checked(Instant at, Readiness readiness) {}

    /** A responder of whom only the register tells. */
    public static ResponderState of(ResponderProfile profile, Availability availability, @Nullable Position base) {
        return new ResponderState(
                profile, availability, base, 0, 0, List.of(), List.of(), List.of(), new TreeMap<>(), null, null, null);
    }

    /** The same with another record of the register, and what that changes. */
    public ResponderState withRecord(
            ResponderProfile profile, @Nullable Position base, Availability availability, @Nullable Instant pausedAt) {
        return new ResponderState(
                profile,
                availability,
                base,
                offers,
                accepts,
                recentJobs,
                recentOffers,
                bands,
                proven,
                checked,
                pausedAt,
                duty);
    }

    /** The same, available or not. */
    public ResponderState withAvailability(Availability availability, @Nullable Instant pausedAt) {
        return withRecord(profile, base, availability, pausedAt);
    }

    /** The same with other counts of offers and acceptances; those of hours and recent times stay. */
    public ResponderState withCounts(int offers, int accepts) {
        return new ResponderState(
                profile,
                availability,
                base,
                offers,
                accepts,
                recentJobs,
                recentOffers,
                bands,
                proven,
                checked,
                pausedAt,
                duty);
    }

    /** The same with other times of jobs and offers, and other counts by hours of the day. */
    public ResponderState withTimes(List<Instant> recentJobs, List<Instant> recentOffers, List<Tally> bands) {
        return new ResponderState(
                profile,
                availability,
                base,
                offers,
                accepts,
                recentJobs,
                recentOffers,
                bands,
                proven,
                checked,
                pausedAt,
                duty);
    }

    /** The same after a test notice was answered. */
    public ResponderState withProven(Channel channel, Instant at) {
        TreeMap<Channel, Instant> after = new TreeMap<>(proven);
        after.put(channel, at);
        return said(after, checked, duty);
    }

    /** The same after a look at the phone. */
    public ResponderState withChecked(Checked now) {
        return said(proven, now, duty);
    }

    /** The same with another duty, or none. */
    public ResponderState withDuty(@Nullable Duty now) {
        return said(proven, checked, now);
    }

    private ResponderState said(SortedMap<Channel, Instant> proven, @Nullable Checked checked, @Nullable Duty duty) {
        return new ResponderState(
                profile,
                availability,
                base,
                offers,
                accepts,
                recentJobs,
                recentOffers,
                bands,
                proven,
                checked,
                pausedAt,
                duty);
    }
}
