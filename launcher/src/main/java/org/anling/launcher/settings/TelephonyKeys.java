package org.anling.launcher.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The telephone exchange.
 *
 * @param secret shared with it; empty: no exchange reports
 * @param hook where it is asked to ring somebody
 * @param link what numbers become on pages
 */
public record TelephonyKeys(String secret, Optional<URI> hook, String link) {

    private static final int SHORTEST_SECRET = 16;

    static TelephonyKeys from(Settings from) {
        String secret = from.text("telephony.secret");
        Optional<URI> hook = hook(from);
        boolean needed = !secret.isEmpty() || hook.isPresent();
        if (needed && secret.length() < SHORTEST_SECRET) {
            throw from.refuse("telephony.secret", "is shorter than 16 characters", "$(openssl rand -hex 16)");
        }
        return new TelephonyKeys(secret, hook, link(from));
    }

    private static Optional<URI> hook(Settings from) {
        String text = from.text("telephony.hook.url");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException wrong) {
            throw from.refuse("telephony.hook.url", "is not a URL", "http://pbx.example/dial");
        }
        throw from.refuse("telephony.hook.url", "is not a URL of http or https", "http://pbx.example/dial");
    }

    private static String link(Settings from) {
        String link = from.text("telephony.link");
        if (!link.matches("(tel|sips?|callto):[^\\s\"<>]*\\{number}[^\\s\"<>]*")) {
            throw from.refuse(
                    "telephony.link",
                    "is not a tel:, sip:, sips: or callto: address with {number} in it",
                    "tel:{number}");
        }
        return link;
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "TelephonyKeys[" + link + ", hook " + hook.isPresent() + "]";
    }
}
