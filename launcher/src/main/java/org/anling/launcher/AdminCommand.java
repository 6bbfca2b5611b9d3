package org.anling.launcher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.Console;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.people.Account;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.Staff;
import org.anling.registry.people.StaffMember;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;

/**
 * {@code ./anling admin add NAME [ROLE] --config FILE}: accounts of a production server, which begins with none. The role is admin
 * where none is said; operators and supervisors are needed before an incident can be taken.
 */
final class AdminCommand {
    private static final int SHORTEST_PASSWORD = 10;

    private final Arguments arguments;
    private final Words words;

    AdminCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() {
        List<String> typedWords = arguments.words();
        if (typedWords.size() < 2
                || typedWords.size() > 3
                || !typedWords.getFirst().equals("add")) {
            throw new BadSetting(
                    "admin: write it as: ./anling admin add NAME [admin|operator|supervisor] --config FILE");
        }
        String name = typedWords.get(1).toLowerCase(Locale.ROOT);
        Role role = role(typedWords.size() == 3 ? typedWords.get(2) : "admin");
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        typed.required("postgres.url", "jdbc:postgresql://127.0.0.1:5432/anling");
        ServerSettings.Stores stores = settings.stores();
        try (RegistryDatabase database = RegistryDatabase.open(
                DatabaseSettings.of(stores.postgresUrl(), stores.postgresUser(), stores.postgresPassword()),
                new SimpleMeterRegistry())) {
            database.migrate();
            add(database, settings.centre(), name, role);
        }
        return 0;
    }

    private void add(RegistryDatabase database, ServerSettings.Centre centre, String name, Role role) {
        CentreId id = new CentreId(centre.id());
        PasswordHasher hasher = new PasswordHasher();
        Accounts accounts = new Accounts(database, hasher, InstantSource.system());
        if (accounts.find(name).isPresent()) {
            throw new BadSetting(
                    "admin add " + name + ": there is an account of that name; try: ./anling admin add " + name + "-2");
        }
        new Seeder(database, hasher).apply(RegistrySeed.empty(id, centre.name()));
        String password = password(name);
        Staff staff = new Staff(database, id);
        if (staff.find(new StaffId(name)).isEmpty()) {
            staff.put(new StaffMember(new StaffId(name), role, name, null, 0));
        }
        String hash = accounts.hash(password);
        database.run(transaction -> {
            Accounts.create(transaction, Account.active(name, id, name, role), hash);
            AuditLog.append(transaction, id, List.of(entry(name, role)));
        });
        String told = role.name().toLowerCase(Locale.ROOT);
        words.say("已添加账号 " + name + "（" + told + "）", "added the account " + name + " (" + told + ")");
    }

    /** Nobody is signed in here: who it was is the user of the machine, as far as that tells. */
    private static AuditEntry entry(String name, Role role) {
        return AuditEntry.of(
                        AuditKind.CHANGE,
                        InstantSource.system().instant(),
                        "user " + System.getProperty("user.name", "?"),
                        Role.ADMIN,
                        "account-add",
                        "account " + name)
                .because(role.name());
    }

    private static Role role(String word) {
        return switch (word) {
            case "admin" -> Role.ADMIN;
            case "operator" -> Role.OPERATOR;
            case "supervisor" -> Role.SUPERVISOR;
            default ->
                throw new BadSetting("admin add: " + word + " is no role; write admin, operator or supervisor,"
                        + " for example: ./anling admin add li-hua operator");
        };
    }

    /** Asked for where somebody sits at the terminal, else made and printed once. */
    private String password(String name) {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword(words.text("%s 的密码: ", "password of %s: "), name);
            if (typed == null || typed.length < SHORTEST_PASSWORD) {
                throw new BadSetting("admin add " + name + ": a password has at least " + SHORTEST_PASSWORD
                        + " characters; once more: ./anling admin add " + name);
            }
            return new String(typed);
        }
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        words.say("密码（只显示这一次）: " + made, "password (shown only now): " + made);
        return made;
    }
}
