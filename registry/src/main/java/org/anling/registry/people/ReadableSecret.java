package org.anling.registry.people;

import java.security.SecureRandom;

/**
 * Secrets that people copy from paper: twelve signs in three groups, none that is taken for another, 59 bits of chance. For passwords
 * that are good once and codes of recovery. Any thread.
 */
public final class ReadableSecret {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;

    private final SecureRandom random = new SecureRandom();

    /** A new one. */
    public String next() {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            text.append(group == 0 ? "" : "-");
            for (int i = 0; i < GROUP_LENGTH; i++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }
}
