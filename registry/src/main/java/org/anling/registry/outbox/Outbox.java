package org.anling.registry.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The outbox of one centre, seen from inside a transaction. */
public final class Outbox {

    /** Channel on which a commit with notes wakes the relay. */
    public static final String CHANNEL = "anling_outbox";

    private static final int KEPT = 10_000;

    private final CentreId centre;

    public Outbox(CentreId centre) {
        this.centre = centre;
    }

    /**
     * Takes the lock that orders all changes of the centre; the first statement of every transaction that changes records.
     *
     * @throws IllegalStateException if the centre was never created
     */
    public void lock(Transaction transaction) {
        int found = transaction
                .list("select 1 from centre where id = ? for update", row -> row.getInt(1), centre.value())
                .size();
        if (found == 0) {
            throw new IllegalStateException("centre " + centre + " is not in the registry; seed it first");
        }
    }

    /** Notes changes, in this order, under the lock. */
    public void append(Transaction transaction, List<ChangedRecord> changes) {
        if (changes.isEmpty()) {
            return;
        }
        long last = transaction
                .find(
                        "update centre set outbox_number = outbox_number + ? where id = ? returning outbox_number",
                        row -> row.getLong(1),
                        changes.size(),
                        centre.value())
                .orElseThrow();
        long number = last - changes.size();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ChangedRecord change : changes) {
            number++;
            rows.add(new Object[] {centre.value(), number, change.subject(), change.id(), change.lane()});
        }
        transaction.batch("insert into outbox (centre, number, subject, id, lane) values (?, ?, ?, ?, ?)", rows);
        transaction.find("select pg_notify(?, ?)", row -> true, CHANNEL, centre.value());
    }

    /** Notes that are not relayed yet, oldest first. */
    public List<OutboxRow> pending(Transaction transaction, int max) {
        return transaction.list(
                """
                select o.number, o.subject, o.id, o.lane, o.at from outbox o
                where o.centre = ? and o.number > (select relayed_number from outbox_relay where centre = ?)
                order by o.number limit ?\
                """,
                row -> new OutboxRow(
                        row.getLong("number"),
                        new ChangedRecord(
                                Subject.valueOf(row.getString("subject")),
                                row.getString("id"),
                                Lane.valueOf(row.getString("lane"))),
                        Objects.requireNonNull(Transaction.instant(row, "at"))),
                centre.value(),
                centre.value(),
                max);
    }

    /** Remembers that all notes up to a number are relayed; never goes back. Old notes go. */
    public void relayed(Transaction transaction, long number) {
        transaction.update(
                "update outbox_relay set relayed_number = greatest(relayed_number, ?) where centre = ?",
                number,
                centre.value());
        transaction.update("delete from outbox where centre = ? and number <= ?", centre.value(), number - KEPT);
    }

    /** How many notes wait, and since when the oldest does. */
    public Backlog backlog(Transaction transaction) {
        return transaction
                .find(
                        """
                        select c.outbox_number - r.relayed_number as waiting,
                          (select min(o.at) from outbox o where o.centre = c.id and o.number > r.relayed_number) as since
                        from centre c join outbox_relay r on r.centre = c.id where c.id = ?\
                        """,
                        row -> new Backlog(row.getLong("waiting"), Transaction.instant(row, "since")),
                        centre.value())
                .orElse(new Backlog(0, null));
    }

    /**
     * What the relay has still to do.
     *
     * @param since when the oldest note was made, or null if none waits
     */
    public record Backlog(long waiting, @Nullable Instant since) {}
}
