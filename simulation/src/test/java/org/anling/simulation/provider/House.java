package org.anling.simulation.provider;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.core.notice.NoticeSettings;
import org.anling.dispatcher.server.CentreAccess;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.DispatcherConfig;
import org.anling.dispatcher.server.notice.NoticeConfig;
import org.anling.dispatcher.server.notice.Notifier;
import org.anling.dispatcher.server.notice.channel.BrokerChannel;
import org.anling.dispatcher.server.notice.channel.MailChannel;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.anling.dispatcher.server.notice.channel.ProviderChannel;
import org.anling.dispatcher.server.notice.channel.SignedHttp;
import org.anling.dispatcher.server.notice.channel.WebhookChannel;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Dispatcher and notifier of the test's centre: inside the test, or a process of their own that a test can kill. */
final class House implements AutoCloseable {

    private final Around around;
    private final RedisJournal redis;
    private final Dispatcher dispatcher;
    private Notifier notifier;

    /** Where everything else is. */
    record Around(String redis, int provider, int mail, int callback, int broker) {
        List<String> words() {
            return List.of(redis, "" + provider, "" + mail, "" + callback, "" + broker);
        }

        static Around of(String[] words) {
            return new Around(
                    words[0],
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]));
        }
    }

    House(Around around) throws IOException {
        this.around = around;
        this.redis = RedisJournal.open(JournalConfig.of(around.redis()), new SimpleMeterRegistry());
        this.dispatcher = Dispatcher.start(
                List.of(CentreAccess.of(redis, Centre.CENTRE)),
                DispatcherConfig.DEFAULT.withPlans(BuiltInPlans.AT_ONCE),
                new SimpleMeterRegistry(),
                InstantSource.system());
        this.notifier = notifier();
    }

    /** Ends when its input ends, so that it never outlives the test. */
    public static void main(String[] args) throws IOException {
        try (House _ = new House(Around.of(args))) {
            int end = System.in.read();
            System.out.println("input ended: " + end);
        }
    }

    /** The notifier alone ends and comes back on the same log. */
    void restartNotifier() throws IOException {
        notifier.close();
        notifier = notifier();
    }

    /** Voice at once, text two seconds later, mail a second after that. */
    private Notifier notifier() throws IOException {
        NoticeSettings plain = NoticeSettings.of(
                EnumSet.of(Channel.VOICE, Channel.SMS, Channel.MAIL, Channel.MQTT, Channel.WEBHOOK),
                ZoneId.of("Asia/Shanghai"));
        NoticeSettings.Tests tests = NoticeSettings.Tests.DEFAULT;
        NoticeSettings quick = new NoticeSettings(
                plain.on(),
                2,
                Duration.ofMillis(500),
                plain.unanswered(),
                plain.life(),
                new NoticeSettings.Tests(Duration.ZERO, tests.fresh(), tests.rounds(), tests.spread(), tests.quiet()),
                plain.zone());
        NoticeConfig config = new NoticeConfig(
                Centre.CENTRE,
                "安铃",
                quick,
                List.of(new Reach(Channel.VOICE, 2), new Reach(Channel.SMS, 1), new Reach(Channel.MAIL, 0)),
                "",
                "zh",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), around.callback()),
                "http://127.0.0.1:" + around.callback(),
                Centre.SECRET);
        Notifier.Ground ground = new Notifier.Ground(
                redis,
                () -> dispatcher.health().getFirst().phase() == Phase.LEADING,
                new SimpleMeterRegistry(),
                InstantSource.system());
        return Notifier.start(config, ground, this::channels);
    }

    private List<NoticeChannel> channels(Notifier.Ear ear) {
        List<NoticeChannel> channels = new ArrayList<>();
        for (Channel channel : List.of(Channel.VOICE, Channel.SMS)) {
            channels.add(new ProviderChannel(
                    channel,
                    URI.create("http://127.0.0.1:" + around.provider()),
                    "http://127.0.0.1:" + around.callback() + "/notice/callback",
                    new SignedHttp(Centre.SECRET, InstantSource.system())));
        }
        channels.add(new MailChannel(new MailChannel.Server(
                "127.0.0.1", around.mail(), MailChannel.Security.NONE, "", "", "centre@anling.example")));
        channels.add(new WebhookChannel(new SignedHttp(Centre.SECRET, InstantSource.system())));
        BrokerChannel.Broker broker = new BrokerChannel.Broker("tcp://127.0.0.1:" + around.broker(), "", "");
        try {
            channels.add(new BrokerChannel(Centre.CENTRE, broker, "notices", ear::hear));
        } catch (MqttException e) {
            throw new AssertionError(e);
        }
        return channels;
    }

    @Override
    public void close() {
        notifier.close();
        dispatcher.close();
        redis.close();
    }
}
