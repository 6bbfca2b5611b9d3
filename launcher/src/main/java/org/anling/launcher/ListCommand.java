package org.anling.launcher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.paper.EmergencyList;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;

/**
 * {@code ./anling list FILE --config FILE}: the printable list of elders, doors, contacts, key holders and numbers, for the hour when
 * everything is down. Needs PostgreSQL only. Who made it is in the audit: the user of this machine.
 */
final class ListCommand {
    private final Arguments arguments;
    private final Words words;
    private final InstantSource clock = InstantSource.system();

    ListCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() {
        if (arguments.words().size() != 1) {
            throw new BadSetting("list: write it as: ./anling list FILE.html --config FILE");
        }
        Path file = Path.of(arguments.words().getFirst()).toAbsolutePath();
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        typed.required("postgres.url", "jdbc:postgresql://127.0.0.1:5432/anling");
        ServerSettings.Stores stores = settings.stores();
        CentreId centre = new CentreId(settings.centre().id());
        try (RegistryDatabase database = RegistryDatabase.open(
                DatabaseSettings.of(stores.postgresUrl(), stores.postgresUser(), stores.postgresPassword()),
                new SimpleMeterRegistry())) {
            EmergencyList list = new EmergencyList(
                    database,
                    centre,
                    new EmergencyList.Head(
                            settings.centre().name(),
                            settings.centre().phone(),
                            settings.centre().zone()));
            Instant now = clock.instant();
            int elders = list.writeTo(file, now);
            AuditEntry made = AuditEntry.of(
                    AuditKind.EXPORT,
                    now,
                    "user " + System.getProperty("user.name", "?"),
                    Role.ADMIN,
                    "emergency-list",
                    file.getFileName() + ", " + elders + " elders");
            database.run(transaction -> AuditLog.append(transaction, centre, List.of(made)));
            words.say(
                    "名册已写入 " + file + "（" + elders + " 位老人）。内含个人信息，请锁好保管。",
                    "the list with " + elders + " elders is in " + file
                            + "; it holds personal data, keep it locked away");
        }
        return 0;
    }
}
