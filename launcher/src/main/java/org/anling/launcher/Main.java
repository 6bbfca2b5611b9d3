package org.anling.launcher;

import java.nio.file.Path;
import org.anling.launcher.chaos.ChaosCommand;
import org.anling.launcher.demo.DemoCommand;
import org.anling.launcher.serve.ServeCommand;
import org.anling.launcher.settings.BadSetting;
import org.slf4j.LoggerFactory;

/** The entry point that the script {@code anling} starts; each command is one line of the switch. */
public final class Main {
    private Main() {}

    public static void main(String[] typed) {
        Words words = Words.ofThisMachine();
        Stop stop = Stop.onSignal();
        int code = 70;
        try {
            Arguments arguments = Arguments.parse(typed);
            logTo(arguments);
            code = run(arguments, words, stop);
        } catch (BadSetting wrong) {
            System.err.println(wrong.getMessage());
            code = 64;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(Main.class).error("{}", failed.getMessage(), failed);
        } finally {
            stop.done();
        }
        if (!stop.isWanted()) {
            System.exit(code);
        }
    }

    private static int run(Arguments arguments, Words words, Stop stop) throws InterruptedException {
        return switch (arguments.command()) {
            case "demo" ->
                new DemoCommand(arguments, words, new DemoCommand.Places(home(), dataOf(arguments))).run(stop);
            case "serve" -> new ServeCommand(arguments, words, home()).run(stop);
            case "press" -> new PressCommand(arguments, words).run();
            case "bench" -> new BenchCommand(arguments, words).run();
            case "admin" -> new AdminCommand(arguments, words).run();
            case "import" -> new ImportCommand(arguments, words).run();
            case "list" -> new ListCommand(arguments, words).run();
            case "provider" -> new ProviderCommand(arguments, words).run(stop);
            case "chaos" -> new ChaosCommand(arguments, words).run();
            case "decode" -> new DecodeCommand(arguments, words).run();
            case "rebuild" -> new RebuildCommand(arguments, words).run();
            default ->
                throw new BadSetting(arguments.command() + ": there is no such command; all of them: ./anling help");
        };
    }

    /** Before the first logger is made: the terminal of a demo belongs to steps and presses, its log goes into the data folder. */
    private static void logTo(Arguments arguments) {
        if (!arguments.command().equals("serve")) {
            System.setProperty("logback.configurationFile", "logback-demo.xml");
        }
        if (arguments.command().equals("demo")) {
            System.setProperty(
                    "anling.log", dataOf(arguments).resolve("anling.log").toString());
        }
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
