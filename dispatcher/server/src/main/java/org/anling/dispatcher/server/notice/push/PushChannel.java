package org.anling.dispatcher.server.notice.push;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.server.notice.channel.ChannelException;
import org.anling.dispatcher.server.notice.channel.ChannelException.Kind;
import org.anling.dispatcher.server.notice.channel.Message;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;

/**
 * Wakes the browsers of a responder. What goes out names nobody and no place: "open the page". The address of a message is the list of
 * the person's browsers as JSON. It waits for one push service after the other, and for none longer than a few seconds; other channels
 * have threads of their own.
 */
public final class PushChannel implements NoticeChannel {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String NO_ADDRESS = "no-address";
    private static final int TOO_MANY = 429;

    private final Vapid vapid;
    private final Predicate<URI> allowed;
    private final Gone gone;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Hears which browser of whom its push service no longer knows. */
    @FunctionalInterface
    public interface Gone {
        void tell(String person, String browser);
    }

    /** The browsers of a person, as the address of a message. */
    public record Browsers(List<PushAddress> items) {
        public Browsers {
            items = List.copyOf(items);
        }
    }

    /** @param allowed which push services may be called: the address comes from a browser */
    public PushChannel(PushKey key, Predicate<URI> allowed, Gone gone, InstantSource clock) {
        this.vapid = new Vapid(key);
        this.allowed = allowed;
        this.gone = gone;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    /** One browser whose service takes it is enough. That it was taken is all that is ever known: nobody says that it arrived. */
    @Override
    public Handed send(Message message) throws ChannelException {
        ChannelException failed = new ChannelException(Kind.REFUSED, NO_ADDRESS);
        boolean taken = false;
        for (PushAddress browser : browsers(message)) {
            try {
                send(message, browser);
                taken = true;
            } catch (ChannelException e) {
                failed = failed.kind() == Kind.DOWN ? failed : e;
            }
        }
        if (!taken) {
            throw failed;
        }
        return Handed.SENT;
    }

    private static List<PushAddress> browsers(Message message) throws ChannelException {
        try {
            return ContractJson.decode(message.address(), Browsers.class).items();
        } catch (UnreadableException e) {
            throw new ChannelException(Kind.REFUSED, NO_ADDRESS);
        }
    }

    private void send(Message message, PushAddress browser) throws ChannelException {
        int status = answer(message, browser);
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            gone.tell(message.recipient(), browser.id());
            throw new ChannelException(Kind.REFUSED, NO_ADDRESS);
        }
        if (status / 100 != 2) {
            boolean refused = status / 100 == 4 && status != TOO_MANY;
            throw new ChannelException(refused ? Kind.REFUSED : Kind.DOWN, "http-" + status);
        }
    }

    private int answer(Message message, PushAddress browser) throws ChannelException {
        try {
            URI endpoint = URI.create(browser.endpoint());
            if (!allowed.test(endpoint)) {
                throw new ChannelException(Kind.REFUSED, "push-service-not-allowed");
            }
            return http.send(request(message, browser, endpoint), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ChannelException(Kind.REFUSED, NO_ADDRESS);
        } catch (IOException e) {
            throw new ChannelException(Kind.DOWN, "no-answer-http");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelException(Kind.DOWN, "interrupted");
        }
    }

    private HttpRequest request(Message message, PushAddress browser, URI endpoint) throws GeneralSecurityException {
        Base64.Decoder text = Base64.getUrlDecoder();
        byte[] body = Seal.of(
                payload(message), text.decode(browser.key()), text.decode(browser.auth()), Seal.Fresh.of(random));
        long seconds =
                Math.max(0, Duration.between(clock.instant(), message.until()).toSeconds());
        return HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", "aes128gcm")
                .header("TTL", Long.toString(seconds))
                .header("Urgency", "high")
                .header("Authorization", vapid.header(endpoint, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** The words are of the kind "an offer waits, open the page"; the id lets a second one replace the first. */
    private static byte[] payload(Message message) {
        Map<String, String> words = Map.of("id", message.id(), "title", message.title(), "text", message.text());
        return ContractJson.encode(words).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void stop(String id) {
        // A push service brings it or lets it expire; the page then shows what is still true.
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
