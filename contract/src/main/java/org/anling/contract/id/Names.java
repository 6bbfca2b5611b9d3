package org.anling.contract.id;

import java.util.regex.Pattern;

/** Checks identifiers where they enter the system, so that no key, topic or log line can be built from a hostile one. */
final class Names {

    static final Pattern CENTRE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@-]{1,64}");

    private Names() {}

    static void check(String what, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must match " + pattern + " (" + value.length() + " characters given)");
        }
    }
}
