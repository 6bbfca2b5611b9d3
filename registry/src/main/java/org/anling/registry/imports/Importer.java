package org.anling.registry.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.meaning.Pinyin;
import org.anling.registry.office.By;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;
import org.anling.registry.sheet.BadSheetException;
import org.anling.registry.sheet.SheetRow;
import org.anling.registry.sheet.Sheets;
import org.anling.registry.sheet.Told;
import org.jspecify.annotations.Nullable;

/** Imports lists into the registry of one centre: all of a list or nothing of it. */
public final class Importer {

    private static final int BATCH = 1_000;

    private final RegistryDatabase database;
    private final CentreId centre;
    private final PanelKeys keys;
    private final Pinyin pinyin = new Pinyin();

    /** @param keys seals the keys of panels */
    public Importer(RegistryDatabase database, CentreId centre, PanelKeys keys) {
        this.database = database;
        this.centre = centre;
        this.keys = keys;
    }

    /**
     * Looks at a file and, if nothing is wrong with it and the mode says so, writes it, with an entry in the audit. Takes seconds; may be repeated.
     *
     * @param by who brings it in
     * @throws org.anling.registry.database.RegistryUnavailableException if the database is down; nothing was written then
     */
    public ImportReport run(By by, ImportKind kind, Path file, ImportMode mode, ImportProgress progress) {
        ImportReport looked = database.call(transaction -> {
            transaction.planEach();
            return new Pass(kind, ImportMode.DRY_RUN, transaction, progress).over(file);
        });
        if (mode == ImportMode.DRY_RUN || looked.outcome() == ImportReport.Outcome.REFUSED) {
            return looked;
        }
        try {
            return database.call(transaction -> {
                ImportReport written = write(kind, file, transaction, progress);
                note(transaction, by, written);
                return written;
            });
        } catch (Undone undone) {
            return undone.report;
        }
    }

    private ImportReport write(ImportKind kind, Path file, Transaction transaction, ImportProgress progress) {
        transaction.planEach();
        if (kind != ImportKind.ORGANISATIONS) {
            new Outbox(centre).lock(transaction);
        }
        ImportReport report = new Pass(kind, ImportMode.IMPORT, transaction, progress).over(file);
        if (report.outcome() == ImportReport.Outcome.REFUSED) {
            throw new Undone(report);
        }
        return report;
    }

    private void note(Transaction transaction, By by, ImportReport report) {
        String counts = report.kind().word() + " new=" + report.added() + " changed=" + report.changed() + " unchanged="
                + report.unchanged();
        AuditLog.append(
                transaction,
                centre,
                List.of(AuditEntry.of(AuditKind.CHANGE, by.at(), by.person(), by.role(), "import", counts)));
    }

    private Taker taker(ImportKind kind, Transaction transaction, Findings findings) {
        return switch (kind) {
            case ORGANISATIONS -> new OrganisationTaker(database, transaction, findings);
            case ELDERS -> new ElderTaker(database, centre, transaction, findings, pinyin);
            case DEVICES -> new DeviceTaker(database, centre, keys, findings);
            case RESPONDERS -> new ResponderTaker(database, centre, transaction, findings);
        };
    }

    /** Once through a file. */
    private final class Pass {
        private final ImportKind kind;
        private final ImportMode mode;
        private final Transaction transaction;
        private final ImportProgress progress;
        private final Findings findings = new Findings();
        private final Taker taker;
        private final List<GivenRow> batch = new ArrayList<>();
        private @Nullable Headings headings;

        Pass(ImportKind kind, ImportMode mode, Transaction transaction, ImportProgress progress) {
            this.kind = kind;
            this.mode = mode;
            this.transaction = transaction;
            this.progress = progress;
            this.taker = taker(kind, transaction, findings);
        }

        ImportReport over(Path file) {
            try {
                Sheets.read(file, this::take);
                settle();
                demandRows();
            } catch (BadSheetException bad) {
                settle();
                findings.wrong(bad.line(), "", bad.told());
            }
            if (!findings.isClean()) {
                return findings.report(kind, ImportReport.Outcome.REFUSED);
            }
            return findings.report(
                    kind, mode == ImportMode.DRY_RUN ? ImportReport.Outcome.DRY_RUN : ImportReport.Outcome.IMPORTED);
        }

        private void take(SheetRow row) {
            if (headings == null) {
                headings = Headings.of(row, taker.columns(), findings);
                if (!findings.isClean()) {
                    throw new BadSheetException(
                            row.line(),
                            new Told(
                                    "列标题有误，后面的内容没有检查；第一行须为列标题",
                                    "the headings are wrong, nothing below was looked at; the first row must be"
                                            + " headings"));
                }
                return;
            }
            findings.countRow();
            batch.add(new GivenRow(row, headings, findings));
            if (batch.size() == BATCH) {
                settle();
            }
        }

        private void settle() {
            if (!batch.isEmpty()) {
                taker.settle(transaction, List.copyOf(batch), mode);
                batch.clear();
                progress.told(mode, findings.rows());
            }
        }

        private void demandRows() {
            if (findings.rows() == 0) {
                findings.wrong(
                        0,
                        "",
                        new Told(
                                "文件中没有数据行；第一行为列标题，从第二行起填写",
                                "there are no rows; the first is for headings, data begins in the second"));
            }
        }
    }

    /** Rolls the transaction back and carries the report out of it. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportReport report;

        Undone(ImportReport report) {
            super("import refused", null, false, false);
            this.report = report;
        }
    }
}
