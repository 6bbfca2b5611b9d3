package org.anling.launcher.selfpress;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.gateway.server.intake.OwnSockets;
import org.anling.journal.RedisJournal;
import org.anling.launcher.press.WatchPress;
import org.anling.registry.people.DeviceSecrets;

/** Builds the self-press of one process. */
public final class SelfPresses {

    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(5);
    private static final long WATCHES = 100_000_000;

    private SelfPresses() {}

    /**
     * What is pressed and how often.
     *
     * @param process name of the gateway process, unique in the centre and the same after a restart
     * @param tcpPort of the watches
     * @param deadMan URL of an outside watchman
     * @param own where the gateway is told which sockets are ours: nobody else can press as the synthetic watch
     */
    public record Plan(
            String process,
            String host,
            int tcpPort,
            int mqttPort,
            Duration every,
            Optional<URI> deadMan,
            OwnSockets own) {}

    /** Starts the rounds; the first begins at once. */
    public static SelfPressRounds start(Plan plan, CentreId centre, RedisJournal journal, InstantSource clock) {
        String seed = centre.value() + "/" + plan.process();
        MqttIntake.Secret secret = secret();
        List<SyntheticIntake> intakes = List.of(
                new WatchIntake(
                        watch(seed),
                        new WatchPress(new InetSocketAddress(plan.host(), plan.tcpPort()), ACKNOWLEDGED, plan.own()),
                        clock),
                new MqttIntake(
                        "self-press-" + watch(seed),
                        "tcp://" + plan.host() + ":" + plan.mqttPort(),
                        ACKNOWLEDGED,
                        secret,
                        clock));
        return new SelfPressRounds(
                        intakes,
                        new SelfPressRounds.Tools(
                                plan.process(),
                                new SyntheticPeople(centre, journal.deviceDirectory(), journal.inbox(centre), clock),
                                () -> journal.eventLog(centre),
                                journal.liveStore(centre),
                                new ProofBook(clock),
                                new DeadMan(plan.deadMan())),
                        plan.every())
                .start();
    }

    /** Ten digits that begin with two zeros, which no manufacturer gives out; the same for the same process. */
    private static String watch(String seed) {
        return "00" + String.format(Locale.ROOT, "%08d", Math.floorMod((long) seed.hashCode(), WATCHES));
    }

    private static MqttIntake.Secret secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        return new MqttIntake.Secret(password, new DeviceSecrets().hash(password));
    }
}
