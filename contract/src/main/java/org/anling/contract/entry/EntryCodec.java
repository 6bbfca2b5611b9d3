package org.anling.contract.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.Event;
import org.anling.contract.input.Input;
import org.anling.contract.input.UnreadableInput;
import org.jspecify.annotations.Nullable;

/**
 * Entries to their stored form and back, and the chain of hashes over the events. The chain covers envelope, body and the salted
 * hash of the personal block, so that a personal block can be erased and the chain still verifies.
 */
public final class EntryCodec {

    private EntryCodec() {}

    /**
     * Encodes an inbox entry.
     *
     * @param salt random, hexadecimal; used only if there is a personal block
     */
    public static StoredEntry encode(InputEntry entry, String salt) {
        return store(entry.envelope(), entry.body(), entry.personal(), salt);
    }

    /** Encodes an event; its envelope already names the hash of the one before. */
    public static StoredEntry encode(EventEntry entry, String salt) {
        return store(entry.envelope(), entry.body(), entry.personal(), salt);
    }

    /**
     * Decodes an inbox entry. A body that cannot be read, or is of a kind this version does not know, becomes an {@link
     * UnreadableInput}; an unreadable personal block is left out.
     *
     * @throws UnreadableException if even the envelope cannot be read
     */
    public static InputEntry decodeInput(StoredEntry stored) throws UnreadableException {
        InputEnvelope envelope = ContractJson.decode(stored.envelope(), InputEnvelope.class);
        return new InputEntry(envelope, inputBody(envelope.kind(), stored.body()), personal(stored.personal()));
    }

    /**
     * Decodes an event.
     *
     * @throws UnreadableException if envelope or body cannot be read: a reader must stop rather than guess at a fact
     */
    public static EventEntry decodeEvent(StoredEntry stored) throws UnreadableException {
        EventEnvelope envelope = ContractJson.decode(stored.envelope(), EventEnvelope.class);
        Class<? extends Event> type = Kinds.findEvent(envelope.kind())
                .orElseThrow(() -> new UnreadableException("unknown kind of event " + envelope.kind(), null));
        return new EventEntry(envelope, ContractJson.decode(stored.body(), type), personal(stored.personal()));
    }

    /**
     * The hash that an event names as {@code previous}, without reading the rest of it: a writer asks this of each event it commits.
     *
     * @throws UnreadableException if the envelope is no JSON object that names one
     */
    public static String previous(StoredEntry stored) throws UnreadableException {
        return ContractJson.text(stored.envelope(), "previous");
    }

    /** The hash that the next event names as {@code previous}: hexadecimal SHA-256. */
    public static String hash(StoredEntry stored) {
        String personalHash = stored.personalHash();
        return sha256(stored.envelope() + '\n' + stored.body() + '\n' + (personalHash == null ? "" : personalHash));
    }

    private static StoredEntry store(Object envelope, Object body, @Nullable Personal personal, String salt) {
        String envelopeJson = ContractJson.encode(envelope);
        String bodyJson = ContractJson.encode(body);
        if (personal == null) {
            return new StoredEntry(envelopeJson, bodyJson, null, null, null);
        }
        String personalJson = ContractJson.encode(personal);
        return new StoredEntry(envelopeJson, bodyJson, personalJson, salt, sha256(salt + '\n' + personalJson));
    }

    private static Input inputBody(String kind, String json) {
        Optional<Class<? extends Input>> type = Kinds.findInput(kind);
        if (type.isEmpty()) {
            return new UnreadableInput(kind, "unknown kind");
        }
        try {
            return ContractJson.decode(json, type.get());
        } catch (UnreadableException e) {
            return new UnreadableInput(kind, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Personal personal(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return ContractJson.decode(json, Personal.class);
        } catch (UnreadableException e) {
            return null;
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
