package org.anling.gateway.server.publishing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.session.Answer;
import org.anling.gateway.codec.session.Copy;
import org.anling.gateway.codec.session.Login;
import org.anling.gateway.server.intake.Answers;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.intake.Intake;
import org.anling.gateway.server.intake.IntakeLimits;
import org.anling.gateway.server.intake.Leaving;
import org.anling.gateway.server.intake.Shed;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;

/**
 * All devices that publish by MQTT, with a connection of their own or behind a broker: one intake, the open connections, and the way down.
 * Any thread.
 */
public final class PublishingDevices implements Answers<PublishEcho>, DeviceLink {

    static final Duration LAMP_TTL = Duration.ofMinutes(2);

    private final Intake<PublishEcho> intake;
    private final LiveUpdates live;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final Function<DeviceId, LampState> lamps;
    private final BehindBroker behind;
    private final Map<Long, PublishLine> lines = new ConcurrentHashMap<>();

    /** @param lamps what the lamp of a device should say now, {@code OFF} if it has no open incident */
    public PublishingDevices(
            Intake.Tools tools, IntakeLimits limits, LiveUpdates live, Function<DeviceId, LampState> lamps) {
        this.intake = new Intake<>(tools, limits, this);
        this.live = live;
        this.meters = tools.meters();
        this.clock = tools.clock();
        this.lamps = lamps;
        this.behind = new BehindBroker(tools.resolver(), live, meters, this::tellLamp);
        tools.resolver().onLeaving(this::leave);
        meters.watch("sessions", NativeDecoder.PROTOCOL, intake, Intake::sessionCount);
        meters.watch("pending", NativeDecoder.PROTOCOL, intake, Intake::pendingCount);
    }

    @Override
    public void durable(Answer<PublishEcho> answer, Arrival<PublishEcho> first, Runnable left) {
        for (Copy<PublishEcho> copy : answer.copies()) {
            PublishLine own = lines.get(copy.connection());
            if (own != null) {
                own.acknowledge(copy.echo(), left);
            }
        }
        PublishLine newest = wayDown(answer.target(), first.source());
        if (newest == null) {
            return;
        }
        meters.acknowledged(first.protocol());
        String ackId = answer.latest().echo().ackId();
        if (ackId != null) {
            newest.sendAck(answer.device(), List.of(ackId), clock.instant(), left);
        }
        if (isAlarm(first) && first.protocol().equals(NativeDecoder.PROTOCOL)) {
            LampState now = lamps.apply(answer.device());
            LampState atLeast = now == LampState.OFF ? LampState.RECEIVED : now;
            newest.send(answer.device(), new DeviceCommand.Lamp(atLeast), LAMP_TTL);
        }
    }

    /** Without an acknowledgement a client keeps the publish and sends it again on its next connection; so it gets one. */
    @Override
    public void givenUp(Answer<PublishEcho> answer) {
        for (Copy<PublishEcho> copy : answer.copies()) {
            PublishLine own = lines.get(copy.connection());
            if (own != null) {
                own.end(PublishLine.Ending.UNAVAILABLE);
            }
        }
    }

    @Override
    public void shed(Answer<PublishEcho> answer, Shed why) {
        for (Copy<PublishEcho> copy : answer.copies()) {
            PublishLine own = lines.get(copy.connection());
            if (own != null) {
                own.shed(copy.echo(), why);
            }
        }
    }

    @Override
    public boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        PublishLine session = find(device);
        return session == null ? behind.tell(device, command, ttl) : session.send(device, command, ttl);
    }

    /** What a scheme read: noted, and stored if it has alerts. */
    public void take(PublishLine line, Arrival<PublishEcho> arrival) {
        if (arrival.uplink().alerts().isEmpty()) {
            note(line, arrival);
            return;
        }
        live.received(arrival.uplink(), arrival.protocol(), arrival.source(), arrival.receivedAt());
        if (intake.isFull(arrival.source().connection())) {
            // More than may be under way; what is not confirmed is sent again.
            meters.refused(arrival.protocol(), "receive-maximum");
            line.end(PublishLine.Ending.TOO_MANY);
            return;
        }
        if (isBehindBroker(arrival.source()) && arrival.protocol().equals(NativeDecoder.PROTOCOL)) {
            behind.pressed(arrival.uplink().device());
        }
        intake.receive(arrival);
    }

    /** The same without storing anything: a sign of life, a report, or what nobody wants to be alerted of. */
    public void note(PublishLine line, Arrival<PublishEcho> arrival) {
        live.received(arrival.uplink(), arrival.protocol(), arrival.source(), arrival.receivedAt());
        line.acknowledge(arrival.echo(), () -> {});
    }

    /** A sign of life of a device of the native scheme. */
    public void heard(DeviceId device, Source source) {
        if (isBehindBroker(source)) {
            behind.heard(device);
        } else {
            intake.heard(device, source);
        }
    }

    /** A sign of life without a word. */
    public void pinged(DeviceId device, Source source) {
        intake.heard(device, source);
        live.alive(device);
    }

    /** A connection of one device, that showed what it must. The one before it is taken over. */
    public void opened(PublishLine line, DeviceId device, CentreId centre, Source source) {
        lines.put(source.connection(), line);
        switch (intake.login(device, source)) {
            case Login.Late _ -> line.end(PublishLine.Ending.TAKEN_OVER);
            case Login.Full _ -> {
                meters.refused(NativeDecoder.PROTOCOL, "too-many-sessions");
                line.end(PublishLine.Ending.UNAVAILABLE);
            }
            case Login.Current current -> {
                live.opened(device, centre);
                current.displaced().ifPresent(this::takeOver);
            }
        }
    }

    /** A connection to a broker, which many devices speak through; from now on it is the way down to them. */
    public void joined(PublishLine line, long number) {
        lines.put(number, line);
        behind.way(line);
    }

    /** A connection ended. Devices whose session ended with it. */
    public List<DeviceId> closed(long number) {
        lines.remove(number);
        List<DeviceId> devices = intake.closed(number);
        devices.forEach(live::ended);
        return devices;
    }

    /** No broker any more. */
    public void left() {
        behind.close();
    }

    /** Whether a device has no session, neither here nor, as far as the live store says, at another gateway. */
    public CompletionStage<Boolean> isAway(DeviceId device) {
        return intake.findSession(device).isPresent() ? CompletableFuture.completedStage(false) : live.isAway(device);
    }

    /** Says again what the lamp should show, to a device that has just begun to listen. */
    public void tellLamp(PublishLine line, DeviceId device) {
        LampState now = lamps.apply(device);
        if (now != LampState.OFF) {
            line.send(device, new DeviceCommand.Lamp(now), LAMP_TTL);
        }
    }

    /** A packet id means nothing on the next connection to a broker, but what goes down by topic does. */
    private @Nullable PublishLine wayDown(long connection, Source source) {
        PublishLine open = lines.get(connection);
        return open == null && isBehindBroker(source) ? behind.way() : open;
    }

    private void takeOver(long number) {
        PublishLine older = lines.get(number);
        if (older != null) {
            older.end(PublishLine.Ending.TAKEN_OVER);
        }
    }

    private void leave(DeviceId device, Leaving why) {
        if (why == Leaving.REVOKED) {
            behind.revoked(device);
        }
        PublishLine session = find(device);
        if (session != null) {
            meters.refused(NativeDecoder.PROTOCOL, why.name().toLowerCase(Locale.ROOT));
            session.end(why == Leaving.REVOKED ? PublishLine.Ending.REVOKED : PublishLine.Ending.CHANGED);
        }
    }

    private @Nullable PublishLine find(DeviceId device) {
        OptionalLong number = intake.findSession(device);
        return number.isPresent() ? lines.get(number.getAsLong()) : null;
    }

    private static boolean isBehindBroker(Source source) {
        return source.proof() == Source.Proof.BROKER;
    }

    private static boolean isAlarm(Arrival<PublishEcho> arrival) {
        return arrival.uplink().alerts().stream()
                .map(alert -> alert.type().group())
                .anyMatch(group -> group == AlertGroup.LIFE_SAFETY || group == AlertGroup.WELFARE);
    }
}
