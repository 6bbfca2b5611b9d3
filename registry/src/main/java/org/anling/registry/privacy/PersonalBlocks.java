package org.anling.registry.privacy;

import java.time.Instant;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Destroys personal blocks of recorded events and their salts, and what the record folded out of them, inside a transaction of the caller. The hash
 * of a block stays with its event. What belongs to an open incident is never touched.
 */
final class PersonalBlocks {

    private static final String OPEN = "handling not in ('CLOSED', 'FOLLOWED_UP')";

    private final String centre;

    PersonalBlocks(CentreId centre) {
        this.centre = centre.value();
    }

    /** Whether the record knows an incident of the elder that is not closed. */
    boolean hasOpen(Transaction transaction, ElderId elder) {
        return transaction
                .find(
                        "select 1 from incident where centre = ? and branch = 0 and elder = ? and " + OPEN + " limit 1",
                        row -> row.getInt(1),
                        centre,
                        elder.value())
                .isPresent();
    }

    /** How many incidents the record has of an elder. */
    int incidents(Transaction transaction, ElderId elder) {
        return transaction
                .find(
                        "select count(distinct id) from incident where centre = ? and elder = ?",
                        row -> row.getInt(1),
                        centre,
                        elder.value())
                .orElse(0);
    }

    /**
     * When what is to go was received.
     *
     * @param from what belongs to no incident is looked for from here on
     * @param upTo later ones stay, since somebody has the number again; null: all of them
     */
    record Reach(Instant from, @Nullable Instant upTo) {

        /** Everything there ever was. */
        static final Reach ALL = new Reach(Instant.EPOCH, null);
    }

    /** Everything of one elder: incidents, those of lost branches too, and calls that belong to none. @return how many blocks there were */
    int ofElder(Transaction transaction, ElderId elder, Reach reach) {
        Instant upTo = reach.upTo();
        int blocks = transaction.update("""
            update event set personal = null, salt = null where centre = ? and personal is not null and incident in (
              select i.id from incident i where i.centre = ? and i.elder = ?
              and (?::timestamptz is null or i.received_at <= ?) and not exists (select 1 from incident o
                where o.centre = i.centre and o.branch = 0 and o.id = i.id and o.\
            """ + OPEN + "))", centre, centre, elder.value(), upTo, upTo);
        transaction.update("""
            update incident set state = forget_state(state), forgotten = true where centre = ? and elder = ?
            and (?::timestamptz is null or received_at <= ?) and state <> forget_state(state) and (branch > 0 or not\
            """ + " " + OPEN + ")", centre, elder.value(), upTo, upTo);
        return blocks + loose(transaction, elder, reach);
    }

    /** A call names the elder in one or two of its events; the number and what was pressed stand in others of the same call. */
    private int loose(Transaction transaction, ElderId elder, Reach reach) {
        Instant upTo = reach.upTo();
        String named = "\"id\":\"" + elder.value() + "\",\"community\":";
        return transaction.update("""
            with calls as (select distinct substring(body from '"call":"([^"]*)"') as call from event
              where centre = ? and at >= ? and kind like 'call.%' and strpos(body, ?) > 0)
            update event set personal = null, salt = null where centre = ? and at >= ? and personal is not null
            and incident is null and (?::timestamptz is null or at <= ?) and (strpos(body, ?) > 0
              or kind like 'call.%' and substring(body from '"call":"([^"]*)"') in (select call from calls))\
            """, centre, reach.from(), named, centre, reach.from(), upTo, upTo, named);
    }

    /**
     * Blocks that are older than the centre keeps them: of incidents that were closed before, and of what belongs to none. Where responders
     * live is kept as long as they are registered, since a rebuilt centre asks for it.
     *
     * @return how many blocks there were, at most {@code most}
     */
    int olderThan(Transaction transaction, Instant before, int most) {
        return transaction.update("""
            update event set personal = null, salt = null where (centre, branch, seq) in (
              select e.centre, e.branch, e.seq from event e where e.centre = ? and e.personal is not null and e.at < ?
              and e.kind not like 'responder.%' and not exists (select 1 from incident i where i.centre = e.centre
                and i.branch = 0 and i.id = e.incident and (i.closed_at is null or i.closed_at >= ? or i.\
            """ + OPEN + ")) order by e.at limit ?)", centre, before, before, most);
    }

    /** What was folded out of such blocks. @return of how many incidents, at most {@code most} */
    int statesOlderThan(Transaction transaction, Instant before, int most) {
        return transaction.update("""
            update incident set state = forget_state(state), forgotten = true where (centre, branch, id) in (
              select centre, branch, id from incident where centre = ? and not forgotten and closed_at < ?
              and not\
            """ + " " + OPEN + " limit ?)", centre, before, most);
    }
}
