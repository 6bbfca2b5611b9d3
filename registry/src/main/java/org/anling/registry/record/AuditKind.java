package org.anling.registry.record;

/** What kind of thing somebody did. */
public enum AuditKind {
    /** Looked at what not everybody may see. */
    LOOK,
    /** Changed what people maintain. */
    CHANGE,
    /** Took data out of the house: a file, a print, a list. */
    EXPORT,
    /** Erased the data of somebody, or data whose time was over. */
    ERASURE,
    SIGN_IN,
    SIGN_IN_REFUSED,
    SIGN_OUT,
    /** Ran a command at the keyboard of the server. */
    COMMAND
}
