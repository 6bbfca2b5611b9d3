package org.anling.contract.log;

/**
 * How far the dispatcher has consumed the two lanes of the inbox: the stream id of the last consumed entry of each.
 *
 * @param urgent {@code <ms>-<n>}, {@code 0-0} before the first
 * @param routine likewise
 */
public record Cursors(String urgent, String routine) {

    /** Nothing consumed yet. */
    public static final Cursors START = new Cursors("0-0", "0-0");
}
