package org.anling.journal.check;

/**
 * One condition that the server does not meet.
 *
 * @param risk the name under which a configuration accepts it
 * @param message what is wrong, for a person
 * @param remedy a command to paste
 * @param accepted whether the configuration accepts it; if not, the process must not start
 */
public record Finding(String risk, String message, String remedy, boolean accepted) {

    /** One line for the console. */
    public String line() {
        return message + (accepted ? " (accepted by the configuration)" : ". Remedy: " + remedy);
    }
}
