package org.anling.contract.incident;

/** How somebody told the staff that an elder needs help. Names stand in logs: add, never rename. */
public enum ReportWay {
    /** By telephone. */
    PHONE,
    /** At the desk of the centre or of a community. */
    DESK,
    /** A neighbour, who saw or heard something. */
    NEIGHBOUR,
    /** A member of the family. */
    FAMILY,
    /** In another way, which the reason tells. */
    OTHER
}
