package org.anling.contract.directory;

import java.util.List;
import org.anling.contract.people.Channel;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Name and number of a member of the staff or a responder, for pages. Cached at {@code {centre}:person:{id}}; never in a log.
 *
 * @param kind for responders
 * @param phone in the form that is dialled, or null
 * @param mail address, or null
 * @param webhook URL that is called, or null
 * @param channels in the order in which they are tried; empty: as the centre is set up
 * @param language of what is sent: {@code zh} or {@code en}
 * @param push browsers of a responder that may be woken
 */
public record PersonCard(
        String id,
        Role role,
        @Nullable ResponderKind kind,
        String name,
        @Nullable String phone,
        long version,
        @Nullable String mail,
        @Nullable String webhook,
        List<Reach> channels,
        String language,
        List<PushAddress> push) {

    public PersonCard {
        channels = channels == null ? List.of() : List.copyOf(channels);
        language = language == null ? "zh" : language;
        push = push == null ? List.of() : List.copyOf(push);
    }

    /** Somebody none of whose browsers is woken. */
    public PersonCard(
            String id,
            Role role,
            @Nullable ResponderKind kind,
            String name,
            @Nullable String phone,
            long version,
            @Nullable String mail,
            @Nullable String webhook,
            List<Reach> channels,
            String language) {
        this(id, role, kind, name, phone, version, mail, webhook, channels, language, List.of());
    }

    /** Somebody whose channels are the centre's own. */
    public PersonCard(
            String id, Role role, @Nullable ResponderKind kind, String name, @Nullable String phone, long version) {
        this(id, role, kind, name, phone, version, null, null, List.of(), "zh");
    }

    /**
     * One channel of the ordered list.
     *
     * @param waitSeconds how long to wait for an answer before the next channel is tried as well
     */
    public record Reach(Channel channel, int waitSeconds) {}

    /**
     * Where one browser listens for web push (RFC 8030, RFC 8291). Whoever knows the address can wake the browser.
     *
     * @param id digest of the address, by which it is called where the address must not stand
     * @param endpoint at the browser's push service
     * @param key public key of the browser, base64url of an uncompressed point of P-256
     * @param auth secret of the browser, base64url
     */
    public record PushAddress(String id, String endpoint, String key, String auth) {

        @Override
        public String toString() {
            return "PushAddress[" + id + "]";
        }
    }
}
