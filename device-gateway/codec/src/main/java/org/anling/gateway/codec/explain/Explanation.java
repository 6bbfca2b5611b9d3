package org.anling.gateway.codec.explain;

import java.util.List;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.jspecify.annotations.Nullable;

/**
 * A frame told to a person, or why some octets are none.
 *
 * @param protocol its name, as in the registry
 * @param shown the octets that the fields lie in: escapes undone, nothing decrypted
 * @param about what the message is, in one line
 * @param notes what is to be said about the whole: a wrong check and what it should be, what is missing
 * @param uplink what comes of it, or null if it cannot be used
 * @param readable whether it was a frame that could be used
 */
public record Explanation(
        String protocol,
        Bytes shown,
        Label about,
        List<Field> fields,
        List<Label> notes,
        @Nullable Uplink uplink,
        Reply reply,
        boolean readable) {

    public Explanation {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /** Octets that are no frame. */
    public static Explanation unreadable(String protocol, Bytes octets, Label why) {
        return new Explanation(protocol, octets, why, List.of(), List.of(), null, new Reply.Nothing(), false);
    }
}
