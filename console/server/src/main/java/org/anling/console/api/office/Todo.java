package org.anling.console.api.office;

/** What somebody must still do before the session is good for anything else. */
public enum Todo {
    /** The password was given by somebody else: one of one's own is due. */
    PASSWORD,
    /** The centre demands a second factor and there is none. */
    SECOND_FACTOR
}
