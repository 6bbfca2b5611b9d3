package org.anling.journal;

/**
 * What the journal knows of its server, refreshed about once a second.
 *
 * @param urgentUp whether presses can be appended
 * @param memoryShare used share of maxmemory, 0 without a limit
 * @param diskFreeShare free share of the disk, 1 if it cannot be seen
 * @param routineStopped whether routine appends are rejected for lack of space
 * @param diskWarning whether the disk is fuller than it should ever get
 * @param replicasMissing whether appends are acknowledged from disk because replicas do not answer
 */
public record JournalHealth(
        boolean urgentUp,
        boolean routineUp,
        boolean liveUp,
        double memoryShare,
        double diskFreeShare,
        boolean routineStopped,
        boolean diskWarning,
        boolean replicasMissing) {}
