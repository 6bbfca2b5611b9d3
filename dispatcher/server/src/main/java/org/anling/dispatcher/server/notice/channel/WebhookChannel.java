package org.anling.dispatcher.server.notice.channel;

import java.net.URI;
import java.time.Instant;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** A signed call of somebody else's server; whoever it is for answers at the link. */
public final class WebhookChannel implements NoticeChannel {

    private final SignedHttp http;

    public WebhookChannel(SignedHttp http) {
        this.http = http;
    }

    /** What is posted. */
    public record Body(
            String id,
            String recipient,
            String language,
            String title,
            String text,
            @Nullable String answerAt,
            Instant expiresAt) {}

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Handed send(Message message) throws ChannelException {
        URI to = URI.create(message.address());
        if (to.getHost() == null || !("https".equals(to.getScheme()) || "http".equals(to.getScheme()))) {
            throw new ChannelException(ChannelException.Kind.REFUSED, "no-address");
        }
        http.post(
                to,
                new Body(
                        message.id(),
                        message.recipient(),
                        message.language(),
                        message.title(),
                        message.text(),
                        message.link(),
                        message.until()));
        return Handed.DELIVERED;
    }

    @Override
    public void stop(String id) {
        // What was posted was posted; the answer will be refused.
    }

    @Override
    public void close() {
        http.close();
    }
}
