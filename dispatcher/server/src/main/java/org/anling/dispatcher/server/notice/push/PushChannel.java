package org.anling.dispatcher.server.notice.push;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
 * Wakes the browsers of a responder, all at once and none longer than a few seconds. What goes out names nobody and no place: "open the
 * page". The address of a message is the list of the person's browsers as JSON. A push service that fails is left alone by itself, so the
 * channel as a whole is down only while the centre's key is not known.
 */
public final class PushChannel implements NoticeChannel {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final String NO_ADDRESS = "no-address";
    private static final int TOO_MANY = 429;

    private final Keys keys;
    private final Predicate<URI> allowed;
    private final Gone gone;
    private final InstantSource clock;
    private final HttpClient http;
    private final Duration limit;
    private final Services services = new Services();
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Optional<Vapid>> vapid = new AtomicReference<>(Optional.empty());

    /** By what push services know the centre; asked until it is known, then never again. */
    @FunctionalInterface
    public interface Keys {
        Optional<PushKey> find();
    }

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

    /**
     * How push services are called.
     *
     * @param connections whom to trust; version and redirects are set here
     * @param limit for each call, from the first byte to the last
     */
    public record Line(HttpClient.Builder connections, Duration limit) {

        /** As the JDK trusts, with time enough for a slow service. */
        public static Line plain() {
            return new Line(HttpClient.newBuilder(), Duration.ofSeconds(5));
        }
    }

    /** What is on its way to one browser; {@code inTime} is its answer or ends with the limit. */
    private record Call(
            PushAddress browser,
            String service,
            CompletableFuture<HttpResponse<Void>> answer,
            CompletableFuture<HttpResponse<Void>> inTime) {}

    /** @param allowed which push services may be called: the address comes from a browser */
    public PushChannel(Keys keys, Predicate<URI> allowed, Gone gone, InstantSource clock, Line line) {
        this.keys = keys;
        this.allowed = allowed;
        this.gone = gone;
        this.clock = clock;
        this.limit = line.limit();
        this.http = line.connections()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    /** One browser whose service takes it is enough. That it was taken is all that is ever known: nobody says that it arrived. */
    @Override
    public Handed send(Message message) throws ChannelException {
        toAll(message, Payload.of(message));
        return Handed.SENT;
    }

    @Override
    public void standDown(Message over) throws ChannelException {
        toAll(over, Payload.over(over));
    }

    private void toAll(Message message, Payload payload) throws ChannelException {
        Vapid signs = signs();
        ChannelException failed = new ChannelException(Kind.REFUSED, NO_ADDRESS);
        List<Call> calls = new ArrayList<>();
        for (PushAddress browser : browsers(message)) {
            try {
                calls.add(begin(browser, message.until(), payload, signs));
            } catch (ChannelException e) {
                failed = worse(failed, e);
            }
        }
        boolean taken = false;
        for (Call call : calls) {
            try {
                end(call, message.recipient());
                taken = true;
            } catch (ChannelException e) {
                failed = worse(failed, e);
            }
        }
        if (!taken) {
            throw failed;
        }
    }

    /** Whatever may pass is worth another try; that nobody listens any more is not. */
    private static ChannelException worse(ChannelException one, ChannelException other) {
        return NO_ADDRESS.equals(one.getMessage()) ? other : one;
    }

    private Vapid signs() throws ChannelException {
        if (vapid.get().isEmpty()) {
            vapid.set(keys.find().map(Vapid::new));
        }
        return vapid.get().orElseThrow(() -> new ChannelException(Kind.DOWN, "no-key"));
    }

    private static List<PushAddress> browsers(Message message) throws ChannelException {
        try {
            return ContractJson.decode(message.address(), Browsers.class).items();
        } catch (UnreadableException e) {
            throw new ChannelException(Kind.REFUSED, NO_ADDRESS);
        }
    }

    private Call begin(PushAddress browser, Instant until, Payload payload, Vapid signs) throws ChannelException {
        Instant now = clock.instant();
        try {
            URI endpoint = URI.create(browser.endpoint());
            if (!allowed.test(endpoint)) {
                throw new ChannelException(Kind.REFUSED, "push-service-not-allowed");
            }
            String service = endpoint.getRawAuthority();
            if (services.rests(service, now) || services.rests(browser.id(), now)) {
                throw new ChannelException(Kind.REFUSED, "push-service-rests");
            }
            Base64.Decoder text = Base64.getUrlDecoder();
            byte[] body = Seal.of(
                    payload.bytes(), text.decode(browser.key()), text.decode(browser.auth()), Seal.Fresh.of(random));
            long seconds = Math.max(0, Duration.between(now, until).toSeconds());
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .timeout(limit)
                    .header("Content-Type", "application/octet-stream")
                    .header("Content-Encoding", "aes128gcm")
                    .header("TTL", Long.toString(seconds))
                    .header("Urgency", "high")
                    .header("Topic", payload.topic())
                    .header("Authorization", signs.header(endpoint, now))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            CompletableFuture<HttpResponse<Void>> answer =
                    http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
            return new Call(browser, service, answer, answer.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ChannelException(Kind.REFUSED, NO_ADDRESS);
        }
    }

    private void end(Call call, String person) throws ChannelException {
        HttpResponse<Void> answer = answer(call);
        int status = answer.statusCode();
        boolean broken = status / 100 != 2 && status / 100 != 4;
        Instant now = clock.instant();
        if (broken) {
            services.failed(call.service, now);
        } else {
            services.worked(call.service);
        }
        if (broken || status == TOO_MANY) {
            // One browser that is asked too much is no reason to leave all others of its service alone.
            String who = broken ? call.service : call.browser.id();
            answer.headers().firstValue("Retry-After").ifPresent(header -> services.asked(who, header, now));
        }
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            gone.tell(person, call.browser.id());
            throw new ChannelException(Kind.REFUSED, NO_ADDRESS);
        }
        if (status / 100 != 2) {
            throw new ChannelException(Kind.REFUSED, "http-" + status);
        }
    }

    /** The limit holds for the body as well: a service that never ends its answer is broken off. */
    private HttpResponse<Void> answer(Call call) throws ChannelException {
        try {
            return call.inTime.get();
        } catch (ExecutionException e) {
            call.answer.cancel(true);
            services.failed(call.service, clock.instant());
            throw new ChannelException(Kind.REFUSED, "no-answer-http");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.answer.cancel(true);
            throw new ChannelException(Kind.REFUSED, "interrupted");
        }
    }

    @Override
    public void stop(String id) {
        // A push service brings it or lets it expire; whoever must know that it is over is told by standDown.
    }

    @Override
    public Optional<String> findProblem() {
        return services.findProblem();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
