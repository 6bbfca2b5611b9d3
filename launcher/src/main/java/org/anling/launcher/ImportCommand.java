package org.anling.launcher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.imports.ImportKind;
import org.anling.registry.imports.ImportMode;
import org.anling.registry.imports.ImportReport;
import org.anling.registry.imports.Importer;
import org.anling.registry.imports.Problem;
import org.anling.registry.office.By;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;

/**
 * {@code ./anling import organisations|elders|devices|responders FILE [--dry-run] --config FILE}: fills the registry of a centre out of
 * lists. Works beside a running server, which hears of it through the outbox; ends with 65 if the list was refused.
 */
final class ImportCommand {
    private static final String USAGE =
            "import: write it as: ./anling import organisations|elders|devices|responders FILE [--dry-run] --config"
                    + " FILE";
    private static final String DRY_RUN = "dry-run";
    private static final int REFUSED = 65;
    private static final int SHOWN = 50;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Arguments arguments;
    private final Words words;
    private final InstantSource clock = InstantSource.system();
    private long toldAt = System.nanoTime();

    ImportCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() {
        List<String> typedWords =
                arguments.words().stream().filter(word -> !word.equals(DRY_RUN)).toList();
        if (typedWords.size() != 2) {
            throw new BadSetting(USAGE);
        }
        ImportKind kind = ImportKind.find(typedWords.getFirst()).orElseThrow(() -> new BadSetting(USAGE));
        Path file = Path.of(typedWords.getLast());
        ImportMode mode = arguments.words().contains(DRY_RUN) ? ImportMode.DRY_RUN : ImportMode.IMPORT;
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        typed.required("postgres.url", "jdbc:postgresql://127.0.0.1:5432/anling");
        ServerSettings.Stores stores = settings.stores();
        try (RegistryDatabase database = RegistryDatabase.open(
                DatabaseSettings.of(stores.postgresUrl(), stores.postgresUser(), stores.postgresPassword()),
                new SimpleMeterRegistry())) {
            database.migrate();
            CentreId centre = new CentreId(settings.centre().id());
            new Seeder(database, new PasswordHasher())
                    .apply(RegistrySeed.empty(centre, settings.centre().name()));
            long began = System.nanoTime();
            ImportReport report = new Importer(
                            database,
                            centre,
                            new PanelKeys(settings.work().devices().keyBox()))
                    .run(by(), kind, file, mode, this::progress);
            tell(report, System.nanoTime() - began);
            return report.outcome() == ImportReport.Outcome.REFUSED ? REFUSED : 0;
        }
    }

    /** Whoever sits at the keyboard of this machine. */
    private By by() {
        return new By("user " + System.getProperty("user.name", "?"), Role.ADMIN, clock.instant());
    }

    private void progress(ImportMode stage, int rows) {
        long now = System.nanoTime();
        if (now - toldAt >= PROGRESS_NANOS) {
            toldAt = now;
            switch (stage) {
                case DRY_RUN -> words.say("  已检查 " + rows + " 行", "  looked at " + rows + " rows");
                case IMPORT -> words.say("  已写入 " + rows + " 行", "  wrote " + rows + " rows");
            }
        }
    }

    private void tell(ImportReport report, long nanos) {
        report.problems().stream().limit(SHOWN).forEach(this::tell);
        if (report.wrong() > SHOWN) {
            words.say("  …共 " + report.wrong() + " 处", "  ... " + report.wrong() + " in all");
        }
        String zh =
                report.rows() + " 行: 新增 " + report.added() + "，修改 " + report.changed() + "，未变 " + report.unchanged();
        String en = report.rows() + " rows: " + report.added() + " new, " + report.changed() + " changed, "
                + report.unchanged() + " as they were";
        String seconds = String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
        switch (report.outcome()) {
            case IMPORTED -> words.say("已导入 " + zh + "；用时 " + seconds, "imported " + en + "; " + seconds);
            case DRY_RUN ->
                words.say(
                        "检查通过，未写入任何内容。" + zh + "；用时 " + seconds,
                        "nothing is wrong, nothing was written. " + en + "; " + seconds);
            case REFUSED ->
                words.say(
                        "未导入任何内容：" + report.wrong() + " 处需要改正（共 " + report.rows() + " 行）",
                        "nothing was imported: " + report.wrong() + " things to mend in " + report.rows() + " rows");
        }
    }

    private void tell(Problem problem) {
        String column = problem.column();
        String zh = problem.line() == 0 ? "  文件" : "  第 " + problem.line() + " 行";
        String en = problem.line() == 0 ? "  file" : "  line " + problem.line();
        words.say(
                zh + (column.isEmpty() ? "" : "“" + column + "”") + ": "
                        + problem.told().zh(),
                en + (column.isEmpty() ? "" : " \"" + column + "\"") + ": "
                        + problem.told().en());
    }
}
