package org.anling.gateway.codec;

import java.util.Locale;

/** Why something that a device sent could not be used; its label names the reason in metrics and logs. */
public enum Defect {
    /** Bytes between frames. */
    GARBAGE,

    /** Starts like a frame, but its header is none. */
    BAD_HEADER,

    /** Longer than a frame may be. */
    TOO_LONG,

    /** The check over the frame is wrong; the device sends it again. */
    BAD_CHECKSUM,

    /** The connection ended inside a frame. */
    CUT,

    /** An escape that the protocol does not know. */
    BAD_ESCAPE,

    /** First bytes of no protocol. */
    UNKNOWN_PROTOCOL,

    /** Not the text that the protocol asks for. */
    BAD_TEXT,

    /** Nothing where a message should be. */
    EMPTY,

    /** A topic outside the device's own. */
    FOREIGN_TOPIC,

    /** A type of device event that nobody knows. */
    UNKNOWN_TYPE,

    /** An alarm that the sender asks a broker to keep; it would come back as new. */
    RETAINED_ALARM;

    /** For example {@code bad-header}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
