package org.anling.contract.incident;

/** What the elder said. */
public enum SpokenOutcome {
    /** Needs somebody to come. */
    NEEDS_HELP,

    /** Is well and needs nobody. */
    NO_HELP_NEEDED,

    /** Spoke, but it is not clear. */
    UNCLEAR
}
