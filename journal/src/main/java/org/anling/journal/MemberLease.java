package org.anling.journal;

import org.anling.contract.id.CentreId;

/**
 * The lease that a process holds once for all its centres on one server, as long as it gives signs of life. A centre's own lease names
 * this member and an epoch; it falls to others when the member is struck off, and needs no renewal of its own.
 *
 * <p>{@link #beat} and {@link #close} belong to one thread; the centres' writers may look from theirs.
 */
public interface MemberLease extends AutoCloseable {

    /**
     * A sign of life, several times in the length of the lease, which also counts the time of all other members. One that was struck off,
     * because it gave none for too long, begins a new life here, and every lease of the old one is lost.
     *
     * @throws JournalUnavailableException if no answer came; nothing changes then
     */
    void beat();

    /** Whether somebody else was alive at the last sign of life. */
    boolean hasCompany();

    /** A writer's side of one of the centres: blocking, for one thread, to be closed. */
    CentreJournal centreJournal(CentreId centre);

    /** Ends this life, so that nobody has to wait for it to run out. */
    @Override
    void close();
}
