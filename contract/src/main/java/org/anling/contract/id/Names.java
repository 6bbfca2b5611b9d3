package org.anling.contract.id;

/**
 * Checks identifiers where they enter the system, so that no key, topic or log line can be built from a hostile one. By hand and not by
 * regular expression: every event read anywhere has five of them.
 */
enum Names {

    /** Begins with a letter or digit: stands in keys and topics. */
    CENTRE("[a-z0-9][a-z0-9-]{0,31}", 32) {
        @Override
        boolean allows(char c, boolean first) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && !first);
        }
    },
    ID("[A-Za-z0-9_.:@-]{1,64}", 64) {
        @Override
        boolean allows(char c, boolean first) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '-' && c <= ':' && c != '/')
                    || c == '_'
                    || c == '@';
        }
    };

    private final String pattern;
    private final int longest;

    Names(String pattern, int longest) {
        this.pattern = pattern;
        this.longest = longest;
    }

    abstract boolean allows(char c, boolean first);

    static void check(String what, String value, Names rule) {
        if (!rule.fits(value)) {
            throw new IllegalArgumentException(
                    what + " must match " + rule.pattern + " (" + value.length() + " characters given)");
        }
    }

    private boolean fits(String value) {
        if (value.isEmpty() || value.length() > longest) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!allows(value.charAt(i), i == 0)) {
                return false;
            }
        }
        return true;
    }
}
