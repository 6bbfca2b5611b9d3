package org.anling.contract.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Id of an event, written {@code <epoch>-<seq>}; also its id in the Redis stream.
 *
 * @param epoch rises with each new writer of the centre
 * @param seq dense per centre for ever, starting with 1
 */
public record EventId(long epoch, long seq) implements Comparable<EventId> {

    /** Before the first event. */
    public static final EventId NONE = new EventId(0, 0);

    /** @throws IllegalArgumentException if the text is not two numbers with a hyphen */
    @JsonCreator
    public static EventId parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen <= 0) {
            throw new IllegalArgumentException("an event id is <epoch>-<seq>");
        }
        return new EventId(Long.parseLong(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
    }

    /** The id of the event after this one under the given epoch. */
    public EventId next(long underEpoch) {
        return new EventId(underEpoch, seq + 1);
    }

    @Override
    public int compareTo(EventId other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
    }

    @JsonValue
    @Override
    public String toString() {
        return epoch + "-" + seq;
    }
}
