package org.anling.launcher;

import java.nio.file.Path;
import org.anling.launcher.settings.BadSetting;

/** The entry point that the script {@code anling} starts; each command is one line of the switch. */
public final class Main {
    private Main() {}

    public static void main(String[] typed) {
        Words words = Words.ofThisMachine();
        try {
            System.exit(run(Arguments.parse(typed), words));
        } catch (BadSetting wrong) {
            System.err.println(wrong.getMessage());
            System.exit(64);
        }
    }

    private static int run(Arguments arguments, Words words) {
        return switch (arguments.command()) {
            case "press" -> new PressCommand(arguments, words).run();
            case "admin" -> new AdminCommand(arguments, words).run();
            default ->
                throw new BadSetting(arguments.command() + ": there is no such command; all of them: ./anling help");
        };
    }

    /** The folder of the program, as the script found it. */
    static Path home() {
        return Path.of(System.getProperty("anling.home", "")).toAbsolutePath();
    }

    /** Where the demo's data lies unless told otherwise. */
    static Path dataOf(Arguments arguments) {
        return arguments.data().orElseGet(() -> home().resolve(".anling").resolve("demo"));
    }
}
