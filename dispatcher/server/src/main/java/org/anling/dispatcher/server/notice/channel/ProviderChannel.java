package org.anling.dispatcher.server.notice.channel;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.anling.contract.people.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Voice calls or text messages through a provider that speaks the contract. */
public final class ProviderChannel implements NoticeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderChannel.class);

    private final Channel channel;
    private final URI provider;
    private final String callback;
    private final SignedHttp http;

    /**
     * @param provider address below which the contract's paths lie
     * @param callback where reports are to go
     */
    public ProviderChannel(Channel channel, URI provider, String callback, SignedHttp http) {
        this.channel = channel;
        this.provider = provider;
        this.callback = callback;
        this.http = http;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Handed send(Message message) throws ChannelException {
        List<String> verbs = message.token() == null ? List.of() : List.of("accept", "decline", "repeat");
        http.post(
                at(ProviderContract.MESSAGES),
                new ProviderContract.Send(
                        message.id(),
                        channel.name().toLowerCase(Locale.ROOT),
                        message.address(),
                        message.language(),
                        message.text(),
                        verbs,
                        message.until(),
                        callback));
        return Handed.SENT;
    }

    @Override
    public void stop(String id) {
        try {
            http.post(at(ProviderContract.CANCEL), new ProviderContract.Cancel(id));
        } catch (ChannelException e) {
            LOG.info("message={} could not be broken off: {}", id, e.getMessage());
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private URI at(String path) {
        String root = provider.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }
}
