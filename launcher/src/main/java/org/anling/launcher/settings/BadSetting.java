package org.anling.launcher.settings;

/** Stops a start with one line that names the key, the value and a command to paste; the caller prints it and nothing else. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadSetting(String line) {
        super(line, null, false, false);
    }
}
