package org.anling.registry.push;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.sign.Signature;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;

/** Where the browsers of a centre's responders listen. A change raises the version of the responder, so that his card is copied anew. */
public final class PushSubscriptions {
    /** Nobody carries more telephones; the oldest goes. */
    public static final int MOST = 5;

    private static final int ID_DIGITS = 32;
    private static final String COLUMNS = "id, endpoint, key, auth";

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Outbox outbox;

    public PushSubscriptions(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.outbox = new Outbox(centre);
    }

    /**
     * Keeps where a browser listens; one that changed hands belongs to whoever signed in there last. What is known already, as each opening
     * of the page says it again, changes nothing.
     *
     * @return false if there is no such responder any more
     */
    public boolean put(String person, PushAddress browser) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            if (list(transaction, person).contains(browser)) {
                return true;
            }
            if (!note(transaction, person)) {
                return false;
            }
            List<String> before = take(transaction, "id = ?", browser.id());
            before.stream().filter(owner -> !owner.equals(person)).forEach(owner -> {
                boolean _ = note(transaction, owner);
            });
            transaction.update(
                    "insert into push_subscription (centre, person, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?)",
                    centre.value(),
                    person,
                    browser.id(),
                    browser.endpoint(),
                    browser.key(),
                    browser.auth());
            transaction.update("""
                delete from push_subscription where centre = ? and person = ? and number not in (
                  select number from push_subscription where centre = ? and person = ? order by number desc limit ?)\
                """, centre.value(), person, centre.value(), person, MOST);
            return true;
        });
    }

    /** Forgets a browser of somebody; another's is left alone. @return false if he has none such */
    public boolean remove(String person, String id) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            return !take(transaction, "person = ? and id = ?", person, id).isEmpty() && note(transaction, person);
        });
    }

    /** Forgets all browsers of somebody whose account ended, inside a transaction of the caller under the lock of the outbox. */
    public void end(Transaction transaction, String person) {
        boolean _ = !take(transaction, "person = ?", person).isEmpty() && note(transaction, person);
    }

    /** Whether any browser of somebody listens. */
    public boolean has(String person) {
        return database.call(transaction -> !list(transaction, person).isEmpty());
    }

    /** Where a responder's browsers listen, inside a transaction of the caller. */
    public List<PushAddress> list(Transaction transaction, String person) {
        return transaction.list(
                "select " + COLUMNS + " from push_subscription where centre = ? and person = ? order by number",
                PushSubscriptions::map,
                centre.value(),
                person);
    }

    /** Where all browsers listen, by responder. */
    public Map<String, List<PushAddress>> all() {
        Map<String, List<PushAddress>> all = new HashMap<>();
        database.run(transaction -> transaction
                .list(
                        "select " + COLUMNS + ", person from push_subscription where centre = ? order by number",
                        row -> Map.entry(row.getString("person"), map(row)),
                        centre.value())
                .forEach(one -> all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue())));
        return all;
    }

    /** What a browser is called where its address must not stand. */
    public static String idOf(String endpoint) {
        return Signature.sha256(endpoint.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    /** @return whose they were, one for each */
    private List<String> take(Transaction transaction, String which, String... values) {
        List<Object> all = new ArrayList<>(List.of(centre.value()));
        all.addAll(List.of(values));
        return transaction.list(
                "delete from push_subscription where centre = ? and " + which + " returning person",
                row -> row.getString(1),
                all.toArray());
    }

    /** @return false if there is no such responder */
    private boolean note(Transaction transaction, String person) {
        int changed = transaction.update(
                "update responder set version = version + 1 where centre = ? and id = ? and not removed",
                centre.value(),
                person);
        if (changed == 1) {
            outbox.append(transaction, List.of(new ChangedRecord(Subject.RESPONDER, person, Lane.ROUTINE)));
        }
        return changed == 1;
    }

    private static PushAddress map(ResultSet row) throws SQLException {
        return new PushAddress(
                row.getString("id"), row.getString("endpoint"), row.getString("key"), row.getString("auth"));
    }
}
