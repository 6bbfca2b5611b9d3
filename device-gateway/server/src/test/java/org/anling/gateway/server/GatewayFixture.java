package org.anling.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.log.InboxItem;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.jspecify.annotations.Nullable;

/** A gateway on free ports before an empty Redis, with a watch and a button enrolled. */
final class GatewayFixture implements AutoCloseable {
    static final CentreId CENTRE = new CentreId("demo");
    static final String WATCH = "3405000001";
    static final String BUTTON = "demo-button-1";
    static final String SOS =
            "[3G*3405000001*00A2*AL_LTE,140326,081530,A,39.882200,N,116.4066000,E,1.20,87.5,44.0,9,85,63,"
                    + "2310,4,00010008,2,1,460,0,9520,3671,152,9520,3672,140,1,Home-AP,02:00:5e:10:00:01,-61,12.5]";
    static final String LK = "[3G*3405000001*000C*LK,2310,4,63]";

    private static final Pattern USED_MEMORY = Pattern.compile("used_memory:(\\d+)");

    final TestRedis redis = TestRedis.start();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final RedisJournal journal;
    DeviceGateway gateway;
    private final Duration silence;
    private final RedisClient admin;
    private final StatefulRedisConnection<String, String> adminConnection;

    GatewayFixture() {
        this(UnaryOperator.identity());
    }

    /** @param way from the address of Redis to the address that the gateway uses */
    GatewayFixture(UnaryOperator<String> way) {
        this(way, UnaryOperator.identity());
    }

    /** @param set changes what the gateway is set to */
    GatewayFixture(UnaryOperator<String> way, UnaryOperator<GatewayConfig> set) {
        this(way, set, Duration.ofMinutes(10));
    }

    /** @param silence how long devices may be silent */
    GatewayFixture(UnaryOperator<String> way, UnaryOperator<GatewayConfig> set, Duration silence) {
        this.silence = silence;
        JournalConfig config =
                JournalConfig.of(way.apply(redis.uri())).withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1));
        journal = RedisJournal.open(config, meters);
        admin = RedisClient.create(redis.uri());
        adminConnection = admin.connect();
        enrol(WATCH, "watch-3g", null, 1, Standing.ENROLLED);
        enrol(BUTTON, "mqtt", "demo-button-1", 1, Standing.ENROLLED);
        gateway = DeviceGateway.start(set.apply(GatewayConfig.of("test", CENTRE).withPorts(0, 0, 0)), journal, meters);
    }

    void enrol(String id, String protocol, @Nullable String password, long version, Standing standing) {
        enrol(id, protocol, "model-1", password, version, standing);
    }

    /** Puts a device of a model into the directory. */
    void enrolModel(String id, String protocol, String model) {
        enrol(id, protocol, model, null, 1, Standing.ENROLLED);
    }

    private void enrol(
            String id, String protocol, String model, @Nullable String password, long version, Standing standing) {
        ElderRef elder =
                new ElderRef(new ElderId("elder-1"), "110105001001", 1, "sos-at-once@1", ElderRef.Risk.STANDARD);
        String hash = password == null ? null : hash(password);
        put(new DeviceRecord(
                new DeviceId(id),
                CENTRE,
                standing,
                protocol,
                model,
                elder,
                Position.home(39.88, 116.4),
                hash,
                silence,
                version));
    }

    /** A panel with a key as the registry stores it. */
    void enrolPanel(String id, String panelKey, long version) {
        put(new DeviceRecord(
                        new DeviceId(id),
                        CENTRE,
                        Standing.ENROLLED,
                        "sia-dc09",
                        null,
                        null,
                        null,
                        null,
                        silence,
                        version)
                .withPanelKey(panelKey));
    }

    /** A device of nobody, in any centre. */
    void enrolAt(CentreId centre, String id, String protocol, @Nullable String password, long version) {
        String hash = password == null ? null : hash(password);
        put(new DeviceRecord(
                new DeviceId(id), centre, Standing.ENROLLED, protocol, null, null, null, hash, silence, version));
    }

    /** Puts a watch of the self-press, or one whose elder has its plan by mistake. */
    void enrolSilent(String id, String community) {
        ElderRef elder = new ElderRef(new ElderId("elder-2"), community, 1, SelfPress.PLAN, ElderRef.Risk.STANDARD);
        put(new DeviceRecord(
                new DeviceId(id),
                CENTRE,
                Standing.ENROLLED,
                "watch-3g",
                "self-press",
                elder,
                Position.home(39.88, 116.4),
                null,
                Duration.ofMinutes(10),
                1));
    }

    private void put(DeviceRecord record) {
        journal.deviceDirectory().put(record).toCompletableFuture().join();
    }

    /** Redis takes nothing and answers nothing for a while. */
    void pauseRedis(Duration time) {
        adminConnection.sync().clientPause(time.toMillis());
    }

    /** Makes a share of the memory that Redis may have be in use; 0 takes the limit away. */
    void fill(double share) {
        Matcher used = USED_MEMORY.matcher(adminConnection.sync().info("memory"));
        assertThat(used.find()).isTrue();
        long limit = share == 0 ? 0 : (long) (Long.parseLong(used.group(1)) / share);
        adminConnection.sync().configSet("maxmemory", String.valueOf(limit));
    }

    /** Everything in a lane, in order. */
    List<InputEntry> inbox(Lane lane) {
        List<InputEntry> entries = new ArrayList<>();
        try (CentreJournal reader = journal.centreJournal(CENTRE)) {
            for (InboxItem item : reader.read(lane, "0-0", 10_000)) {
                entries.add(EntryCodec.decodeInput(item.entry()));
            }
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
        return entries;
    }

    /** Inputs of the urgent lane, two entries with one id counted once. */
    long urgentInputs() {
        return inbox(Lane.URGENT).stream()
                .map(entry -> entry.envelope().id())
                .distinct()
                .count();
    }

    /** What a device has in the urgent lane, each input once, in order. */
    List<InputEntry> urgentOf(String device) {
        Map<InputId, InputEntry> once = new LinkedHashMap<>();
        for (InputEntry entry : inbox(Lane.URGENT)) {
            if (((AlertFrame) entry.body()).device().id().value().equals(device)) {
                once.putIfAbsent(entry.envelope().id(), entry);
            }
        }
        return List.copyOf(once.values());
    }

    AlertFrame onlyAlert() {
        List<InputEntry> urgent = inbox(Lane.URGENT);
        assertThat(urgent).hasSize(1);
        return (AlertFrame) urgent.getFirst().body();
    }

    double count(String name, String... tags) {
        return meters.find(name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double malformed(String protocol, String reason) {
        return count("anling.gateway.malformed", "protocol", protocol, "reason", reason);
    }

    @Override
    public void close() {
        gateway.close();
        adminConnection.close();
        admin.shutdown();
        journal.close();
        redis.close();
    }

    private static String hash(String password) {
        try {
            byte[] salt = {1, 2, 3, 4};
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] hash = digest.digest(password.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(salt) + ":"
                    + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
