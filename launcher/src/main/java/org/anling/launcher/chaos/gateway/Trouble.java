package org.anling.launcher.chaos.gateway;

/** What is done to the store while everybody presses. */
public enum Trouble {
    /** Redis stands still (SIGSTOP). */
    SLOW("Redis stands still"),

    /** Redis refuses every write: it is told to have a replica at least, and has none. */
    REFUSING("Redis refuses to write (NOREPLICAS)"),

    /** Redis refuses what needs memory. */
    OUT_OF_MEMORY("Redis has no memory left (OOM)"),

    /** Redis ends at its next write to a file and does not come up again, as on a full disk. */
    DISK_FULL("no file may grow: Redis ends and does not come up");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }
}
