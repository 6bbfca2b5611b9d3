package org.anling.console.web.phone;

import java.net.URI;
import java.util.Map;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.PhoneEndpoint;
import org.anling.console.api.phone.PhoneRequests;
import org.anling.console.store.push.PushBook;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;

/** Which browsers of a responder are woken; only ever his own. Where a browser listens it says itself, so that is looked at closely. */
final class PushHandlers {
    private static final int LONGEST = 1_000;

    /** 65 and 16 bytes as base64url (RFC 8291, section 3). */
    private static final String KEY = "[A-Za-z0-9_-]{87}=?";

    private static final String AUTH = "[A-Za-z0-9_-]{22}(==)?";

    private final PushBook book;

    PushHandlers(PushBook book) {
        this.book = book;
    }

    Map<Endpoint, ApiHandler> handlers() {
        return Map.of(PhoneEndpoint.PUSH_ON, this::listens, PhoneEndpoint.PUSH_OFF, this::stops);
    }

    private Reply listens(Call call) {
        PhoneRequests.BrowserListens body = call.body(PhoneRequests.BrowserListens.class);
        if (book.findKey().isEmpty()) {
            throw Refusal.of(409, "push_off");
        }
        boolean usable = body.key().matches(KEY) && body.auth().matches(AUTH) && isNamed(body.endpoint());
        PushBook.Browser browser = new PushBook.Browser(body.endpoint(), body.key(), body.auth());
        if (!usable || !book.put(call.session().person(), browser)) {
            throw Refusal.of(422, "push_unusable");
        }
        return Reply.ok(Done.YES);
    }

    private Reply stops(Call call) {
        book.remove(
                call.session().person(),
                call.body(PhoneRequests.BrowserStops.class).endpoint());
        return Reply.ok(Done.YES);
    }

    private boolean isNamed(String endpoint) {
        try {
            return endpoint.length() <= LONGEST && book.names(URI.create(endpoint));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
