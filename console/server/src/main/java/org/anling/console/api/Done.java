package org.anling.console.api;

/** Nothing to say but that it is done. */
public record Done(boolean done) {
    /** The only useful value. */
    public static final Done YES = new Done(true);
}
