package org.anling.registry.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.Title;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.anling.registry.plan.PlanRow;
import org.anling.registry.plan.PlanRows;
import org.jspecify.annotations.Nullable;

/** Response plans and protocol cards as the office keeps them. What a text means is checked by whoever gives it. */
public final class OfficePlans {
    private final RegistryDatabase database;
    private final CentreId centre;
    private final PlanRows rows;
    private final Outbox outbox;
    private final Ledger ledger;

    public OfficePlans(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.rows = new PlanRows(centre);
        this.outbox = new Outbox(centre);
        this.ledger = new Ledger(centre);
    }

    /** A text that was found good, with its title. */
    public record Written(PlanText text, Title title) {}

    /** Names a version. */
    public record Version(PlanText.Kind kind, String id, int version) {}

    /** All versions, by kind and id, the highest first. */
    public List<PlanRow> list() {
        return database.call(rows::list);
    }

    /** Skills that somebody of the centre has. */
    public Set<String> skills() {
        List<String> skills = database.call(transaction -> transaction.list(
                "select distinct unnest(skills) from responder where centre = ? and not removed",
                row -> row.getString(1),
                centre.value()));
        return Set.copyOf(skills);
    }

    /** Keeps the versions of files that are not here yet; what is here already stays as it is. */
    public void takeFiles(List<Written> files, Instant at) {
        database.run(transaction -> files.forEach(file -> rows.add(transaction, file.text(), file.title(), null, at)));
    }

    /**
     * Keeps a version that is not valid yet. A draft of the same version is replaced if it is the one that was seen.
     *
     * @param seen when the draft was written that this one takes the place of, or null for none
     */
    public PlanRow draft(Written written, @Nullable Instant seen, By by) {
        PlanText text = written.text();
        return database.call(transaction -> {
            outbox.lock(transaction);
            Optional<PlanRow> there = rows.find(transaction, text.kind(), text.id(), text.version());
            there.ifPresent(before -> {
                checkDraft(before, seen);
                rows.remove(transaction, text);
            });
            rows.add(transaction, text, written.title(), by.person(), by.at());
            ledger.note(transaction, by, "plan-draft", about(text), null);
            return get(transaction, new Version(text.kind(), text.id(), text.version()));
        });
    }

    /** Throws a draft away. */
    public void discard(Version version, Instant seen, By by) {
        database.run(transaction -> {
            outbox.lock(transaction);
            PlanRow there = get(transaction, version);
            checkDraft(there, seen);
            rows.remove(transaction, there.text());
            ledger.note(transaction, by, "plan-discard", about(there.text()), null);
        });
    }

    /**
     * Makes a version valid, and notes it for those who follow it.
     *
     * @param over the version that the office had made valid when somebody decided this, 0 for none
     * @param seen when the version was written that somebody decided about
     */
    public PlanRow activate(Version version, int over, Instant seen, String reason, By by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            PlanRow there = get(transaction, version);
            Optional<PlanRow> active = rows.findActive(transaction, version.kind(), version.id());
            int now = active.map(row -> row.text().version()).orElse(0);
            if (now != over) {
                PlanRow.Activation first = active.map(PlanRow::activation).orElse(null);
                throw new OfficeException(
                        OfficeException.Reason.CHANGED,
                        first == null ? null : first.by(),
                        first == null ? null : first.at());
            }
            if (!there.madeAt().equals(seen)) {
                throw new OfficeException(OfficeException.Reason.CHANGED, there.madeBy(), there.madeAt());
            }
            if (there.text().version() <= now) {
                throw OfficeException.of(OfficeException.Reason.TAKEN);
            }
            rows.activate(transaction, there.text(), new PlanRow.Activation(by.person(), by.at(), reason));
            ledger.note(transaction, by, "plan-activate", about(there.text()), reason);
            outbox.append(transaction, List.of(new ChangedRecord(subject(version.kind()), version.id(), Lane.URGENT)));
            return get(transaction, version);
        });
    }

    private PlanRow get(Transaction transaction, Version version) {
        return rows.find(transaction, version.kind(), version.id(), version.version())
                .orElseThrow(() -> OfficeException.of(OfficeException.Reason.UNKNOWN));
    }

    /** Only a draft may go, and only the one that somebody looked at. */
    private static void checkDraft(PlanRow there, @Nullable Instant seen) {
        if (!there.isDraft()) {
            throw OfficeException.of(OfficeException.Reason.TAKEN);
        }
        if (!there.madeAt().equals(seen)) {
            throw new OfficeException(OfficeException.Reason.CHANGED, there.madeBy(), there.madeAt());
        }
    }

    private static Subject subject(PlanText.Kind kind) {
        return switch (kind) {
            case PLAN -> Subject.PLAN;
            case CARD -> Subject.PROTOCOL_CARD;
        };
    }

    private static String about(PlanText text) {
        return switch (text.kind()) {
            case PLAN -> "plan " + text.key();
            case CARD -> "protocol card " + text.key();
        };
    }
}
