package org.anling.gateway.codec;

/** What the device is answered, and when. */
public sealed interface Reply {

    /** The protocol sends nothing. */
    record Nothing() implements Reply {}

    /** Promises nothing, so it goes out as soon as the frame is read. */
    record AtOnce(Bytes bytes) implements Reply {}

    /** Goes out only after the alerts of the frame are on disk. */
    record AfterAppend(Bytes bytes) implements Reply {}

    /** Goes out only if the device sends the same again; for keywords whose answer nobody documented. */
    record WhenRepeated(Bytes bytes) implements Reply {}
}
