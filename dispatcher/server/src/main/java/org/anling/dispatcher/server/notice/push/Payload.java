package org.anling.dispatcher.server.notice.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.anling.contract.entry.ContractJson;
import org.anling.dispatcher.server.notice.channel.Message;

/**
 * What a browser reads, before it is sealed.
 *
 * @param topic the same for everything about one notice, so that what is newer replaces what still waits at the push service and what
 *     the phone already shows; a digest, which says nothing (RFC 8030, section 5.4: at most 32 characters)
 * @param bytes JSON, filled up with blanks: its length does not tell which words it holds
 */
@SuppressWarnings("ArrayRecordComponent") // used once, never compared
record Payload(String topic, byte[] bytes) {
    private static final int TOPIC_BYTES = 24;
    private static final int BLOCK = 512;

    /**
     * The words for the worker of the page.
     *
     * @param tag the topic again
     * @param over whether it takes back what was said before
     */
    private record Words(String tag, String title, String text, boolean over) {}

    /** Somebody is needed. */
    static Payload of(Message message) {
        return of(message, false);
    }

    /** He is not needed after all. */
    static Payload over(Message message) {
        return of(message, true);
    }

    private static Payload of(Message message, boolean over) {
        String topic = topic(message.id());
        byte[] json = ContractJson.encode(new Words(topic, message.title(), message.text(), over))
                .getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(json, (json.length / BLOCK + 1) * BLOCK);
        Arrays.fill(bytes, json.length, bytes.length, (byte) ' ');
        return new Payload(topic, bytes);
    }

    /** All attempts of a notice are one thing. */
    private static String topic(String attempt) {
        int slash = attempt.indexOf('/');
        String notice = slash < 0 ? attempt : attempt.substring(0, slash);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(notice.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TOPIC_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
