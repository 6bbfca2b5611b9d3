package org.anling.registry.people;

import java.util.ArrayList;
import java.util.List;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;

/**
 * Keeps copies consistent: a device's record holds the version of its elder's card and the elder's home, and a card lists the
 * devices. So when one changes, the version of the other rises too, and both are noted.
 */
final class CardVersions {

    private final CentreId centre;

    CardVersions(CentreId centre) {
        this.centre = centre;
    }

    /** Raises the card and the records of all its devices. */
    void raise(Transaction transaction, ElderId elder, Lane lane) {
        transaction.update(
                "update elder set version = version + 1, changed_by = null, changed_at = now() where centre = ? and id"
                        + " = ?",
                centre.value(),
                elder.value());
        note(transaction, elder, lane);
    }

    /** Raises many cards at once and the records of all their devices: for imports. */
    void raiseAll(Transaction transaction, List<String> elders, Lane lane) {
        transaction.update(
                "update elder set version = version + 1 where centre = ? and id = any (?)", centre.value(), elders);
        noteAll(transaction, elders, lane);
    }

    /** Raises the records of the devices of elders whose cards have just got their new versions. */
    void noteAll(Transaction transaction, List<String> elders, Lane lane) {
        List<ChangedRecord> changes = new ArrayList<>();
        elders.forEach(elder -> changes.add(new ChangedRecord(Subject.ELDER, elder, lane)));
        transaction
                .list(
                        "update device set version = version + 1 where centre = ? and elder = any (?) returning id",
                        row -> row.getString(1),
                        centre.value(),
                        elders)
                .stream()
                .sorted()
                .forEach(device -> changes.add(new ChangedRecord(Subject.DEVICE, device, lane)));
        new Outbox(centre).append(transaction, changes);
    }

    /** Raises the records of the devices of an elder whose card has just got its new version. */
    void note(Transaction transaction, ElderId elder, Lane lane) {
        List<ChangedRecord> changes = new ArrayList<>();
        changes.add(new ChangedRecord(Subject.ELDER, elder.value(), lane));
        transaction
                .list(
                        "update device set version = version + 1 where centre = ? and elder = ? returning id",
                        row -> row.getString(1),
                        centre.value(),
                        elder.value())
                .stream()
                .sorted()
                .forEach(device -> changes.add(new ChangedRecord(Subject.DEVICE, device, lane)));
        new Outbox(centre).append(transaction, changes);
    }
}
