package org.anling.journal.cache;

import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;
import org.jspecify.annotations.Nullable;

/**
 * What is true only now and therefore in no log: positions, heartbeats, which gateway holds a device. Lies on {@code redis.live}; may
 * be lost without harm. The later instant wins. Asynchronous, any thread.
 */
public final class LiveStore {

    /**
     * Where somebody was.
     *
     * @param at when the server received it
     */
    public record Seen(Position position, Instant at) {}

    /**
     * The newest measurement of a kind.
     *
     * @param at when it was measured, or received if the device does not say or says it too late
     */
    public record Measured(Vitals.Reading reading, Instant at) {}

    /**
     * Which gateway holds the newest session of a device.
     *
     * @param number rises with every session of the device
     */
    public record DeviceSession(String gateway, long number) {}

    /**
     * What the self-press of one intake has shown.
     *
     * @param intake name of the gateway process and of its listener
     * @param triedAt when it was tried last
     * @param provenAt when a press went all the way last, or null
     * @param missed how many tries have failed since
     */
    public record Proof(
            String intake, Instant triedAt, @Nullable Instant provenAt, int missed) {}

    private static final Script<Long> PUT = Script.ofNumber("put-latest");
    private static final Script<String> OPEN = Script.ofText("open-session");
    private static final Script<Long> CLOSE = Script.ofNumber("close-session");
    private static final Duration SESSION_KEPT = Duration.ofDays(7);

    private final Link link;
    private final Keys keys;

    public LiveStore(CentreId centre, Link link) {
        this.link = link;
        this.keys = new Keys(centre);
    }

    /** Where a responder is. */
    public CompletionStage<Void> putPosition(ResponderId responder, Position position, Instant at) {
        return put("live:responders", responder.value(), at, new Seen(position, at));
    }

    /** Where a device is. */
    public CompletionStage<Void> putPosition(DeviceId device, Position position, Instant at) {
        return put("live:devices", device.value(), at, new Seen(position, at));
    }

    /** Where several devices are, in one command. */
    public CompletionStage<Void> putPositions(Map<DeviceId, Seen> devices) {
        List<String> args = new ArrayList<>();
        devices.forEach((device, seen) -> {
            args.add(device.value());
            args.add(String.valueOf(seen.at().toEpochMilli()));
            args.add(ContractJson.encode(seen));
        });
        return put("live:devices", args);
    }

    /** A sign of life. */
    public CompletionStage<Void> putHeartbeat(Heartbeat heartbeat) {
        return put("live:heartbeats", heartbeat.device().value(), heartbeat.receivedAt(), heartbeat);
    }

    /** Several signs of life in one command, for a gateway that coalesces them. */
    public CompletionStage<Void> putHeartbeats(Collection<Heartbeat> heartbeats) {
        List<String> args = new ArrayList<>();
        for (Heartbeat heartbeat : heartbeats) {
            args.add(heartbeat.device().value());
            args.add(String.valueOf(heartbeat.receivedAt().toEpochMilli()));
            args.add(ContractJson.encode(heartbeat));
        }
        return put("live:heartbeats", args);
    }

    /** What was measured at an elder, by whichever device; of each kind the newest stays. */
    public CompletionStage<Void> putVitals(ElderId elder, Collection<Vitals> all) {
        List<String> args = new ArrayList<>();
        for (Vitals vitals : all) {
            Instant said = vitals.measuredAt();
            Instant at = said != null && said.isBefore(vitals.receivedAt()) ? said : vitals.receivedAt();
            for (Vitals.Reading reading : vitals.readings()) {
                args.add(field(elder, reading.kind()));
                args.add(String.valueOf(at.toEpochMilli()));
                args.add(ContractJson.encode(new Measured(reading, at)));
            }
        }
        return put("live:vitals", args);
    }

    /** The newest measurement of each kind that was ever made at an elder; the caller judges the age. */
    public CompletionStage<List<Measured>> findVitals(ElderId elder) {
        return link.ask(redis -> redis.hmget(keys.of("live:vitals"), fields(elder)))
                .thenApply(found -> found.stream()
                        .filter(KeyValue::hasValue)
                        .flatMap(value -> Stored.read(json(value.getValue()), Measured.class).stream())
                        .toList());
    }

    /** Forgets what was measured at an elder. */
    public CompletionStage<Void> removeVitals(ElderId elder) {
        String hash = keys.of("live:vitals");
        String[] all = fields(elder);
        return link.ask(redis -> redis.hdel(hash, all)).thenAccept(gone -> {});
    }

    private static String[] fields(ElderId elder) {
        return Stream.of(Vitals.Kind.values()).map(kind -> field(elder, kind)).toArray(String[]::new);
    }

    private static String field(ElderId elder, Vitals.Kind kind) {
        return elder + " " + kind;
    }

    /** Where all responders are that ever said so; the caller judges the age. */
    public CompletionStage<Map<ResponderId, Seen>> listResponders() {
        return link.ask(redis -> redis.hgetall(keys.of("live:responders"))).thenApply(all -> {
            Map<ResponderId, Seen> seen = new TreeMap<>();
            all.forEach((id, value) ->
                    Stored.read(json(value), Seen.class).ifPresent(found -> seen.put(new ResponderId(id), found)));
            return seen;
        });
    }

    /** What a self-press has shown. */
    public CompletionStage<Void> putProof(Proof proof) {
        return put("live:proofs", proof.intake(), proof.triedAt(), proof);
    }

    /** All intakes that ever pressed by themselves; the caller judges the age. */
    public CompletionStage<List<Proof>> listProofs() {
        return link.ask(redis -> redis.hgetall(keys.of("live:proofs")))
                .thenApply(all -> all.values().stream()
                        .flatMap(value -> Stored.read(json(value), Proof.class).stream())
                        .toList());
    }

    /** Where a device was last. */
    public CompletionStage<Optional<Seen>> findPosition(DeviceId device) {
        return find("live:devices", device.value(), Seen.class);
    }

    /** Forgets where a device was: it protects nobody any more. */
    public CompletionStage<Void> removePosition(DeviceId device) {
        return link.ask(redis -> redis.hdel(keys.of("live:devices"), device.value()))
                .thenAccept(gone -> {});
    }

    /** When a device was heard last. */
    public CompletionStage<Optional<Heartbeat>> findHeartbeat(DeviceId device) {
        return find("live:heartbeats", device.value(), Heartbeat.class);
    }

    /** A device opened a session at a gateway; it is the newest from now on. Answers its number. */
    public CompletionStage<Long> openSession(DeviceId device, String gateway) {
        List<String> args = List.of(gateway, String.valueOf(SESSION_KEPT.toSeconds()));
        return link.ask(redis -> OPEN.start(redis, List.of(session(device)), args))
                .thenApply(Long::parseLong);
    }

    /** A session ended. False if a newer one has taken its place. */
    public CompletionStage<Boolean> closeSession(DeviceId device, DeviceSession session) {
        List<String> args = List.of(session.gateway(), String.valueOf(session.number()));
        return link.ask(redis -> CLOSE.start(redis, List.of(session(device)), args))
                .thenApply(closed -> closed == 1);
    }

    /** Who holds the newest session of a device. */
    public CompletionStage<Optional<DeviceSession>> findSession(DeviceId device) {
        return link.ask(redis -> redis.hmget(session(device), "gateway", "number"))
                .thenApply(LiveStore::session);
    }

    private static Optional<DeviceSession> session(List<KeyValue<String, String>> fields) {
        if (!fields.get(0).hasValue() || !fields.get(1).hasValue()) {
            return Optional.empty();
        }
        return Optional.of(new DeviceSession(
                fields.get(0).getValue(), Long.parseLong(fields.get(1).getValue())));
    }

    private CompletionStage<Void> put(String hash, String field, Instant at, Object value) {
        return put(hash, List.of(field, String.valueOf(at.toEpochMilli()), ContractJson.encode(value)));
    }

    private CompletionStage<Void> put(String hash, List<String> args) {
        return link.ask(redis -> PUT.start(redis, List.of(keys.of(hash)), args)).thenAccept(put -> {});
    }

    private <T> CompletionStage<Optional<T>> find(String hash, String field, Class<T> type) {
        return link.ask(redis -> redis.hget(keys.of(hash), field))
                .thenApply(value -> value == null ? Optional.empty() : Stored.read(json(value), type));
    }

    /** Without the instant that the script compares. */
    private static String json(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }

    private static String session(DeviceId device) {
        return "session:" + device.value();
    }
}
