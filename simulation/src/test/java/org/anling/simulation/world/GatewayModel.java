package org.anling.simulation.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.session.Answer;
import org.anling.gateway.codec.session.Copy;
import org.anling.gateway.codec.session.Received;
import org.anling.gateway.codec.session.SessionMachine;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.journal.Inbox.Appended;
import org.anling.simulation.district.people.Elder;

/** The gateway without its sockets: real decoders, real session machine, acknowledgement only after the append. */
final class GatewayModel {

    private static final Duration HORIZON = Duration.ofMinutes(10);
    private final TimeLine time;
    private final InputDesk inputs;
    private final Trace trace;
    private final TreeSet<InputId> acknowledged = new TreeSet<>();
    private final Map<DeviceId, HomeDevice> devices = new HashMap<>();
    private SessionMachine<String> sessions = freshSessions();
    private SocketReader reader = new SocketReader();
    private int life;

    GatewayModel(TimeLine time, InputDesk inputs, Trace trace) {
        this.time = time;
        this.inputs = inputs;
        this.trace = trace;
    }

    void enrol(HomeDevice device) {
        devices.put(new DeviceId(device.id()), device);
    }

    /** Ids of entries whose device got its acknowledgement. */
    Set<InputId> acknowledged() {
        return acknowledged;
    }

    /** Dies and is there again: sessions and debts are forgotten, every device loses its connection. */
    void crash() {
        trace.line(time.instant(), "gateway crashes");
        life++;
        sessions = freshSessions();
        reader = new SocketReader();
        devices.values().stream()
                .sorted(java.util.Comparator.comparing(HomeDevice::id))
                .forEach(HomeDevice::connectionLost);
    }

    /** Something arrives from a device. */
    void hear(HomeDevice device, long connection, HomeDevice.Post post) {
        if (post.subtopic().isEmpty()) {
            reader.read(device, connection, post.content(), time.instant())
                    .ifPresent(read -> socket(device, connection, read));
        } else {
            mqttPublishes(device, connection, post.subtopic(), post.content());
        }
    }

    private void socket(HomeDevice device, long connection, SocketReader.Read read) {
        if (read.names()) {
            sessions.login(read.uplink().device(), connection, "sim", time.instant());
        }
        switch (read.reply()) {
            case Reply.AtOnce(Bytes bytes) -> {
                device.hear(connection, bytes.latin());
                store(device, connection, read.uplink(), "");
            }
            case Reply.AfterAppend(Bytes bytes) -> store(device, connection, read.uplink(), bytes.latin());
            case Reply.WhenRepeated _, Reply.Nothing _ -> store(device, connection, read.uplink(), "");
        }
    }

    /** A publish of a button or hub. */
    private void mqttPublishes(HomeDevice device, long connection, String subtopic, String json) {
        DeviceId id = new DeviceId(device.id());
        NativeTopics.Up topic = NativeTopics.find(id, "anling/v1/" + device.id() + "/up/" + subtopic)
                .orElseThrow(() -> new BrokenInvariantException("no topic " + subtopic));
        if (NativeDecoder.decode(id, topic, Bytes.ofUtf8(json), time.instant())
                instanceof Decoded.Message<org.anling.gateway.codec.mqtt.NativeMessage>(var message)) {
            String ackId = message.ackId();
            store(device, connection, message.uplink(), ackId == null ? "" : ackId);
        } else {
            throw new BrokenInvariantException("a publish of " + device.id() + " was not read");
        }
    }

    private void store(HomeDevice device, long connection, Uplink uplink, String echo) {
        if (uplink.alerts().isEmpty()) {
            return;
        }
        InputId fresh = inputs.freshId(device.id());
        Copy<String> copy = new Copy<>(connection, echo);
        switch (sessions.receive(uplink.device(), uplink.copyKey(), copy, fresh)) {
            case Received.Waits _ -> trace.line(time.instant(), "waits " + fresh);
            case Received.Fresh(InputId id) -> append(device, id, uplink);
        }
    }

    private void append(HomeDevice device, InputId id, Uplink uplink) {
        AlertFrame frame = new AlertFrame(
                new DeviceRef(uplink.device(), Identity.UNVERIFIED, device.protocol(), null, null),
                elderRef(device.elder()),
                uplink.alerts(),
                HORIZON,
                uplink.marks());
        boolean alarm = uplink.alerts().stream().anyMatch(alert -> alert.type().group() == AlertGroup.LIFE_SAFETY);
        Personal places = Personal.ofPlaces(uplink.position(), home(device.elder()));
        int sentIn = life;
        inputs.append(inputs.frame(id, frame, alarm, places), outcome -> {
            if (sentIn == life) {
                stored(id, outcome);
            }
        });
    }

    private void stored(InputId id, Appended outcome) {
        if (outcome != Appended.DURABLE) {
            sessions.givenUp(id);
            return;
        }
        Optional<Answer<String>> answer = sessions.stored(id);
        answer.ifPresent(owed -> {
            acknowledged.add(id);
            HomeDevice device = devices.get(owed.device());
            if (device != null) {
                answer(device, owed);
            }
        });
    }

    /** Watches and buttons are answered in their session; everybody else where each copy came from, in that copy's own words. */
    private static void answer(HomeDevice device, Answer<String> owed) {
        if (Set.of(NativeDecoder.PROTOCOL, WatchDecoder.PROTOCOL).contains(device.protocol())) {
            device.hear(owed.target(), owed.latest().echo());
        } else {
            owed.copies().stream().distinct().forEach(copy -> device.hear(copy.connection(), copy.echo()));
        }
    }

    static ElderRef elderRef(Elder elder) {
        return new ElderRef(
                new org.anling.contract.id.ElderId(elder.id()),
                elder.home().communityCode(),
                1,
                "at-once@1",
                elder.highRisk() ? ElderRef.Risk.HIGH : ElderRef.Risk.STANDARD,
                elder.category().name());
    }

    static Personal places(Elder elder) {
        return Personal.ofPlaces(null, home(elder));
    }

    private static Position home(Elder elder) {
        return Position.home(
                elder.home().position().latitude(), elder.home().position().longitude());
    }

    private static SessionMachine<String> freshSessions() {
        return new SessionMachine<>(Duration.ofSeconds(60), 8);
    }
}
