package org.anling.gateway.codec.gt06;

import org.anling.gateway.codec.Bytes;

/**
 * One frame as it lay in the stream.
 *
 * @param number protocol number, what the message is
 * @param serial of the device, given back in the answer
 * @param lengthMatches whether the length field told the truth
 * @param checkMatches whether the check is right; some clones send none
 * @param raw all of it, start and stop included
 */
public record Gt06Frame(int number, Bytes content, int serial, boolean lengthMatches, boolean checkMatches, Bytes raw) {

    private static final int BEHIND_CONTENT = 6;

    /** Index of the content in all of it: behind start, length and number. */
    int contentAt() {
        return raw.length() - BEHIND_CONTENT - content.length();
    }
}
