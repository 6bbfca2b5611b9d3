package org.anling.registry.office;

import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ResponderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.people.Responder;
import org.anling.registry.people.Responders;
import org.anling.registry.people.VersionConflictException;
import org.anling.registry.push.PushSubscriptions;

/** The responders as the office keeps them. Who is removed can sign in no more. */
public final class OfficeResponders {
    private final RegistryDatabase database;
    private final CentreId centre;
    private final Responders responders;
    private final OfficeShifts shifts;
    private final PushSubscriptions browsers;
    private final Ledger ledger;

    public OfficeResponders(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.responders = new Responders(database, centre);
        this.shifts = new OfficeShifts(database, centre);
        this.browsers = new PushSubscriptions(database, centre);
        this.ledger = new Ledger(centre);
    }

    /** All of them by id, without removed ones. */
    public List<Responder> list() {
        return responders.list();
    }

    /** One of them. */
    public Optional<Responder> find(String id) {
        return responders.find(new ResponderId(id));
    }

    /** Adds (version 0) or changes a responder. @return as stored */
    public Responder put(Responder responder, By by) {
        String id = responder.id().value();
        boolean fresh = responder.version() == 0;
        try {
            return database.call(transaction -> {
                Responder after = responders.put(transaction, responder);
                ledger.sign(transaction, "responder", id, by);
                String scope = responder.profile().scope();
                String described = responder.profile().kind() + (scope.isEmpty() ? "" : " " + scope);
                ledger.note(transaction, by, fresh ? "responder-add" : "responder-change", about(id), described);
                return after;
            });
        } catch (VersionConflictException second) {
            throw fresh
                    ? OfficeException.of(OfficeException.Reason.TAKEN)
                    : database.call(transaction -> ledger.changed(transaction, "responder", id));
        }
    }

    /** Removes a responder who has left, with the account and the shifts that are not over. */
    public void remove(String id, By by) {
        database.run(transaction -> {
            if (!responders.remove(transaction, new ResponderId(id))) {
                throw OfficeException.of(OfficeException.Reason.UNKNOWN);
            }
            transaction.update(
                    "delete from account where centre = ? and person = ? and role = 'RESPONDER'", centre.value(), id);
            shifts.cancelAllOf(transaction, id, by);
            browsers.end(transaction, id);
            ledger.sign(transaction, "responder", id, by);
            ledger.note(transaction, by, "responder-remove", about(id), null);
        });
    }

    private static String about(String id) {
        return "responder " + id;
    }
}
