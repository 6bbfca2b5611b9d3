package org.anling.launcher.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.NoticeSettings;
import org.anling.dispatcher.server.notice.NoticeConfig;
import org.anling.dispatcher.server.notice.Notifier;
import org.anling.dispatcher.server.notice.channel.BrokerChannel;
import org.anling.dispatcher.server.notice.channel.MailChannel;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.anling.dispatcher.server.notice.channel.ProviderChannel;
import org.anling.dispatcher.server.notice.channel.SignedHttp;
import org.anling.dispatcher.server.notice.channel.WebhookChannel;
import org.anling.dispatcher.server.notice.push.PushChannel;
import org.anling.dispatcher.server.notice.push.PushKey;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.NoticeKeys;
import org.anling.launcher.settings.ServerSettings;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.push.PushKeys;
import org.anling.registry.push.PushSubscriptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the notices of a dispatcher process, if any channel but the page is configured. */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Ground on;
    private final NoticeKeys keys;
    private final InstantSource clock;
    private final int port;

    private Notices(Ground on, InstantSource clock) {
        this.on = on;
        this.keys = on.settings().work().notice();
        this.clock = clock;
        this.port = keys.door().port() == 0 ? free() : keys.door().port();
    }

    /** @param leads whether this process decides now */
    static Optional<Notifier> start(Ground on, BooleanSupplier leads, InstantSource clock) {
        if (on.settings().work().notice().on().isEmpty()) {
            Thread.startVirtualThread(() -> forgetCursor(on));
            return Optional.empty();
        }
        return Optional.of(new Notices(on, clock).start(leads));
    }

    /** A cursor that nobody moves would keep events from being trimmed. */
    private static void forgetCursor(Ground on) {
        try (EventLog log = on.journal().eventLog(on.centre())) {
            log.removeReader(Notifier.READER);
        } catch (JournalUnavailableException e) {
            LOG.warn("the cursor of notices stays for now: {}", e.getMessage());
        }
    }

    private Notifier start(BooleanSupplier leads) {
        try {
            Notifier notifier = Notifier.start(
                    config(), new Notifier.Ground(on.journal(), leads, on.meters(), clock), this::channels);
            on.health().note("notices", notifier::findProblem);
            return on.closing().add("notices", notifier);
        } catch (IOException taken) {
            throw new BadSetting("notice.callback.port = " + port
                    + ": the port is taken by another program; try: --set notice.callback.port=" + (port + 1));
        }
    }

    private NoticeConfig config() {
        ServerSettings settings = on.settings();
        NoticeSettings plain = NoticeSettings.of(keys.on(), settings.centre().zone());
        NoticeSettings.Tests tests = plain.tests();
        NoticeSettings planner = new NoticeSettings(
                plain.on(),
                plain.attempts(),
                plain.backoff(),
                plain.unanswered(),
                plain.life(),
                new NoticeSettings.Tests(
                        keys.testsEvery(), tests.fresh(), tests.rounds(), tests.spread(), tests.quiet()),
                plain.zone());
        return new NoticeConfig(
                on.centre(),
                settings.centre().name(),
                planner,
                keys.order(),
                keys.dutyPhone(),
                keys.language(),
                new InetSocketAddress(settings.listening().address(), port),
                keys.door().url(),
                keys.door().secret());
    }

    private List<NoticeChannel> channels(Notifier.Ear ear) {
        List<NoticeChannel> channels = new ArrayList<>();
        for (Channel channel : keys.on()) {
            switch (channel) {
                case VOICE, SMS ->
                    channels.add(new ProviderChannel(
                            channel,
                            URI.create(keys.provider().url()),
                            callback(),
                            new SignedHttp(keys.door().secret(), clock)));
                case MAIL -> channels.add(new MailChannel(keys.mail()));
                case WEBHOOK -> channels.add(new WebhookChannel(new SignedHttp(keys.webhookSecret(), clock)));
                case MQTT -> channels.add(broker(ear));
                case PUSH -> push().ifPresent(channels::add);
                case PAGE -> {
                    // The feed of the console is the page.
                }
            }
        }
        return channels;
    }

    /** The key pair is made now, at the first start, or with the first push if PostgreSQL is away; everything else waits for neither. */
    private Optional<NoticeChannel> push() {
        return on.registryIfAny().map(registry -> {
            PushKeys pairs = new PushKeys(registry, on.centre());
            PushSubscriptions browsers = new PushSubscriptions(registry, on.centre());
            Optional<PushKey> first = find(pairs);
            return new PushChannel(
                    () -> first.or(() -> find(pairs)),
                    new PushServices(keys.push()),
                    (person, browser) -> forget(browsers, person, browser),
                    clock,
                    PushChannel.Line.plain());
        });
    }

    private Optional<PushKey> find(PushKeys pairs) {
        try {
            PushKeys.Pair pair = pairs.get();
            return Optional.of(
                    new PushKey(pair.publicKey(), pair.privateKey(), keys.push().contact()));
        } catch (RegistryUnavailableException e) {
            LOG.warn("no web push as long as PostgreSQL, which keeps its key, is away: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The next message meets the same answer, so nothing is lost if PostgreSQL is away. */
    private static void forget(PushSubscriptions browsers, String person, String browser) {
        try {
            if (browsers.remove(person, browser)) {
                LOG.info("browser={} is gone and woken no more", browser);
            }
        } catch (RegistryUnavailableException e) {
            LOG.warn("browser={} is gone but was not forgotten: {}", browser, e.getMessage());
        }
    }

    private BrokerChannel broker(Notifier.Ear ear) {
        NoticeKeys.Broker broker = keys.broker();
        try {
            return new BrokerChannel(
                    on.centre(),
                    new BrokerChannel.Broker(broker.url(), broker.user(), broker.password()),
                    "anling-notices-" + on.centre() + "-"
                            + ProcessHandle.current().pid(),
                    ear::hear);
        } catch (MqttException | IllegalArgumentException wrong) {
            throw new BadSetting("notice.mqtt.url = " + broker.url() + ": " + wrong.getMessage()
                    + "; try: --set notice.mqtt.url=tcp://127.0.0.1:1883");
        }
    }

    private String callback() {
        String url = keys.door().url();
        return (url.isEmpty() ? "http://127.0.0.1:" + port : url) + "/notice/callback";
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
