package org.anling.registry.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How programs of the server are called. PostgreSQL refuses to run as root, so root puts it into a user namespace of its own, where
 * it is nobody; where that is forbidden it becomes the real user nobody. The server leads a session of its own, so that Ctrl-C does
 * not reach it, and ends with the thread that started it.
 */
final class Commands {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> OTHER_USER =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final List<String> SESSION = List.of("setsid");
    private static final List<String> END_WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");

    private final List<String> identity;
    private final List<String> life;

    private Commands(List<String> identity, List<String> life) {
        this.identity = identity;
        this.life = life;
    }

    /** Looks at what this machine allows. @throws EmbeddedPostgresException if root cannot become anybody else */
    static Commands detect(Path folder) {
        List<String> life = new ArrayList<>();
        if (works(SESSION)) {
            life.addAll(SESSION);
        }
        if (works(END_WITH_PARENT)) {
            life.addAll(END_WITH_PARENT);
        }
        return new Commands(identity(folder), List.copyOf(life));
    }

    /** A program that runs to its end. */
    List<String> tool(List<String> command) {
        return joined(identity, command);
    }

    /** A program that goes on running. */
    List<String> server(List<String> command) {
        return joined(joined(identity, life), command);
    }

    /** Lets the server own a file or an empty folder, where it runs as another user. */
    void give(Path path) throws IOException {
        if (identity.equals(OTHER_USER)) {
            Files.setAttribute(path, "unix:uid", 65534);
            Files.setAttribute(path, "unix:gid", 65534);
        }
    }

    /** Sends a signal by name; one to a process that is gone is no error. */
    static void signal(long pid, String name) {
        works(List.of("sh", "-c", "kill -" + name + " " + pid), List.of());
    }

    /** Runs a program to its end and returns what it printed. @throws EmbeddedPostgresException if it fails */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new EmbeddedPostgresException(
                        command.getLast() + " failed in the embedded PostgreSQL: " + output.strip(), null);
            }
            return output;
        } catch (IOException e) {
            throw new EmbeddedPostgresException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted", e);
        }
    }

    private static List<String> identity(Path folder) {
        if (!isRoot(folder)) {
            return List.of();
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        if (works(OTHER_USER)) {
            return OTHER_USER;
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here:"
                        + " start as a normal user, or name an external database",
                null);
    }

    private static boolean isRoot(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:uid").equals(0)
                    && System.getProperty("user.name").equals("root");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean works(List<String> prefix) {
        return works(prefix, List.of("true"));
    }

    private static boolean works(List<String> prefix, List<String> command) {
        try {
            Process process = new ProcessBuilder(joined(prefix, command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
