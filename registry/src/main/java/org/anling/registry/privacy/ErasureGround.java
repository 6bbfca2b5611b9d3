package org.anling.registry.privacy;

/** Why somebody's data are erased. Chosen and not typed, so that nothing personal gets into the entry that proves it. */
public enum ErasureGround {
    /** The elder, or who speaks for the elder, asked for it. */
    ASKED,
    /** The elder has died. */
    DECEASED,
    /** The elder is not looked after by the centre any more. */
    LEFT,
    /** The record should never have been there. */
    MISTAKE,
    /** A court or an authority ordered it. */
    ORDERED
}
