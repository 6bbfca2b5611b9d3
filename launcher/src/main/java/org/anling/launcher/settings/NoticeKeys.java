package org.anling.launcher.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.server.notice.channel.MailChannel;

/**
 * How notices reach people; an empty text means that the channel is not configured.
 *
 * @param order channels with their waits
 * @param provider what carries calls and texts
 * @param door where answers come in
 */
public record NoticeKeys(
        List<Reach> order,
        Provider provider,
        Door door,
        MailChannel.Server mail,
        Broker broker,
        String webhookSecret,
        String dutyPhone,
        String language,
        Duration testsEvery,
        Push push) {

    private static final int SHORTEST_SECRET = 16;

    /** What carries calls and texts. */
    public record Provider(String url, Set<Channel> channels) {}

    /** Where answers come in. */
    public record Door(int port, String url, String secret) {
        @Override
        public String toString() {
            return "Door[" + port + ", " + url + "]";
        }
    }

    /** The broker of the responders' programs. */
    public record Broker(String url, String user, String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * Web push.
     *
     * @param contact whom a push service may write to; empty: no web push
     * @param hosts of push services, each with all below it
     * @param inside whether a push service may be without TLS and in a private network, for tests
     */
    public record Push(String contact, List<String> hosts, boolean inside) {

        /** Whether this is the address of a push service that may be called: where a browser listens, it says itself. */
        public boolean names(URI endpoint) {
            String host = endpoint.getHost();
            boolean usual =
                    "https".equals(endpoint.getScheme()) && (endpoint.getPort() < 0 || endpoint.getPort() == 443);
            boolean tried = inside && ("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()));
            return (usual || tried)
                    && endpoint.getRawUserInfo() == null
                    && host != null
                    && hosts.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
        }
    }

    /** What is configured beside the page. */
    public Set<Channel> on() {
        Set<Channel> on = EnumSet.noneOf(Channel.class);
        if (!provider.url().isEmpty()) {
            on.addAll(provider.channels());
        }
        if (!mail.host().isEmpty()) {
            on.add(Channel.MAIL);
        }
        if (!broker.url().isEmpty()) {
            on.add(Channel.MQTT);
        }
        if (!webhookSecret.isEmpty()) {
            on.add(Channel.WEBHOOK);
        }
        if (!push.contact().isEmpty()) {
            on.add(Channel.PUSH);
        }
        return on;
    }

    static NoticeKeys from(Settings from) {
        NoticeKeys keys = new NoticeKeys(
                order(from),
                new Provider(url(from, "notice.provider.url", "http://127.0.0.1:9790"), carried(from)),
                new Door(
                        from.port("notice.callback.port"),
                        url(from, "notice.callback.url", "https://anling.example"),
                        from.text("notice.secret")),
                new MailChannel.Server(
                        from.text("notice.mail.host"),
                        from.port("notice.mail.port"),
                        from.choice("notice.mail.security", MailChannel.Security.class),
                        from.text("notice.mail.user"),
                        from.text("notice.mail.password"),
                        from.text("notice.mail.from")),
                new Broker(
                        from.text("notice.mqtt.url"), from.text("notice.mqtt.user"), from.text("notice.mqtt.password")),
                from.text("notice.webhook.secret"),
                from.text("notice.duty.phone"),
                language(from),
                from.duration("notice.tests.every"),
                push(from));
        if (!keys.on().isEmpty() && keys.door().secret().length() < SHORTEST_SECRET) {
            throw from.refuse("notice.secret", "is shorter than 16 characters", "$(openssl rand -hex 16)");
        }
        return keys;
    }

    private static List<Reach> order(Settings from) {
        List<Reach> order = new ArrayList<>();
        for (String part : from.list("notice.channels")) {
            int colon = part.indexOf(':');
            String seconds = colon < 0 ? "" : part.substring(colon + 1);
            if (!seconds.matches("[0-9]{1,4}")) {
                throw from.refuse(
                        "notice.channels", "is not a list such as page:15,voice:20", "page:15,voice:20,sms:20");
            }
            order.add(new Reach(channel(from, "notice.channels", part.substring(0, colon)), Integer.parseInt(seconds)));
        }
        return order;
    }

    private static Set<Channel> carried(Settings from) {
        Set<Channel> carried = EnumSet.noneOf(Channel.class);
        for (String name : from.list("notice.provider.channels")) {
            Channel channel = channel(from, "notice.provider.channels", name);
            if (channel != Channel.VOICE && channel != Channel.SMS) {
                throw from.refuse("notice.provider.channels", "a provider carries voice and sms", "voice,sms");
            }
            carried.add(channel);
        }
        return carried;
    }

    private static Channel channel(Settings from, String key, String name) {
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return channel;
            }
        }
        throw from.refuse(
                key, "there is no channel " + name, Settings.defaults().getOrDefault(key, ""));
    }

    private static String url(Settings from, String key, String example) {
        String text = from.text(key);
        try {
            if (!text.isEmpty() && new URI(text).getHost() == null) {
                throw from.refuse(key, "is not an address with http:// or https://", example);
            }
        } catch (URISyntaxException wrong) {
            throw from.refuse(key, "is not an address with http:// or https://", example);
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Push push(Settings from) {
        String contact = from.text("notice.push.contact");
        if (!contact.isEmpty() && !contact.matches("mailto:[^\\s@]+@[^\\s@]+|https://\\S+")) {
            throw from.refuse("notice.push.contact", "is neither mailto: nor https://", "mailto:duty@centre.example");
        }
        return new Push(
                contact,
                from.list("notice.push.hosts"),
                from.choice("notice.push.networks", Networks.class) == Networks.ALL);
    }

    /** Where push services may be. */
    private enum Networks {
        PUBLIC,
        ALL
    }

    private static String language(Settings from) {
        String language = from.text("notice.language");
        if (!language.equals("zh") && !language.equals("en")) {
            throw from.refuse("notice.language", "is neither zh nor en", "zh");
        }
        return language;
    }
}
