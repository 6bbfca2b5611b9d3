package org.anling.console.web;

import java.util.Map;
import java.util.Optional;
import org.anling.console.api.Face;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.store.Session;

/**
 * One request that passed the guard.
 *
 * @param id the part of the address that varies, empty if there is none
 * @param body the record that the endpoint names, or the endpoint itself if it names none
 * @param text the body as it came, which a signature is over; of an upload where its file lies until the answer
 * @param sessions who is signed in, by face, as far as the endpoint may know
 */
public record Call(
        Endpoint endpoint,
        String id,
        Map<String, String> query,
        Object body,
        String text,
        Map<Face, Session> sessions,
        Incoming incoming) {

    /** The body as the record that the endpoint names. */
    public <T> T body(Class<T> type) {
        return type.cast(body);
    }

    /** Who asks; on an endpoint for both faces the one that the address names, else the responder. */
    public Session session() {
        String face = query.getOrDefault("face", "");
        Session staff = sessions.get(Face.STAFF);
        Session responder = sessions.get(Face.RESPONDER);
        Session asked = face.equals(Face.STAFF.word()) || responder == null ? staff : responder;
        return Optional.ofNullable(asked).orElseThrow(() -> Refusal.of(401, "not_signed_in"));
    }
}
