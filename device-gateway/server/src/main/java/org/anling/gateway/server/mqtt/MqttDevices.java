package org.anling.gateway.server.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;

/** All MQTT devices of this gateway: their intake, their open connections, and the way down to them. Any thread. */
public final class MqttDevices implements Answers<MqttEcho>, DeviceLink {

    private static final Duration LAMP_TTL = Duration.ofMinutes(2);

    private final Intake<MqttEcho> intake;
    private final LiveUpdates live;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final Function<DeviceId, LampState> lamps;
    private final Map<Long, MqttConnection> connections = new ConcurrentHashMap<>();

    /** @param lamps what the lamp of a device should say now, {@code OFF} if it has no open incident */
    public MqttDevices(Intake.Tools tools, IntakeLimits limits, LiveUpdates live, Function<DeviceId, LampState> lamps) {
        this.intake = new Intake<>(tools, limits, this);
        this.live = live;
        this.meters = tools.meters();
        this.clock = tools.clock();
        this.lamps = lamps;
        tools.resolver().onRevoked(this::revoked);
        meters.watch("sessions", NativeDecoder.PROTOCOL, intake, Intake::sessionCount);
        meters.watch("pending", NativeDecoder.PROTOCOL, intake, Intake::pendingCount);
    }

    @Override
    public void durable(Answer<MqttEcho> answer, Arrival<MqttEcho> first, Runnable left) {
        for (Copy<MqttEcho> copy : answer.copies()) {
            MqttConnection own = connections.get(copy.connection());
            if (own != null) {
                own.acknowledge(copy.echo(), left);
            }
        }
        MqttConnection newest = connections.get(answer.target());
        String ackId = answer.latest().echo().ackId();
        if (newest == null) {
            return;
        }
        if (ackId != null) {
            newest.sendAck(List.of(ackId), clock.instant(), left);
        }
        meters.acknowledged(NativeDecoder.PROTOCOL);
        if (isAlarm(first)) {
            LampState now = lamps.apply(answer.device());
            newest.send(new DeviceCommand.Lamp(now == LampState.OFF ? LampState.RECEIVED : now), LAMP_TTL);
        }
    }

    /** Without an acknowledgement a client keeps the publish and sends it again on its next connection; so it gets one. */
    @Override
    public void givenUp(Answer<MqttEcho> answer) {
        for (Copy<MqttEcho> copy : answer.copies()) {
            MqttConnection own = connections.get(copy.connection());
            if (own != null) {
                own.endUnavailable();
            }
        }
    }

    @Override
    public boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        MqttConnection session = find(device);
        return session != null && session.send(command, ttl);
    }

    Intake<MqttEcho> intake() {
        return intake;
    }

    /** A connection that showed its password. The one before it is taken over. */
    void opened(MqttConnection connection, DeviceId device, CentreId centre, Source source) {
        connections.put(source.connection(), connection);
        switch (intake.login(device, source)) {
            case Login.Late _ -> connection.endTakenOver();
            case Login.Full _ -> {
                meters.refused(NativeDecoder.PROTOCOL, "too-many-sessions");
                connection.endUnavailable();
            }
            case Login.Current current -> {
                live.opened(device, centre);
                current.displaced().ifPresent(this::takeOver);
            }
        }
    }

    void closed(long number) {
        connections.remove(number);
        intake.closed(number).forEach(live::ended);
    }

    /** Says again what the lamp should show, to a device that has just begun to listen. */
    void tellLamp(MqttConnection connection, DeviceId device) {
        LampState now = lamps.apply(device);
        if (now != LampState.OFF) {
            connection.send(new DeviceCommand.Lamp(now), LAMP_TTL);
        }
    }

    private void takeOver(long number) {
        MqttConnection older = connections.get(number);
        if (older != null) {
            older.endTakenOver();
        }
    }

    private void revoked(DeviceId device) {
        MqttConnection session = find(device);
        if (session != null) {
            meters.refused(NativeDecoder.PROTOCOL, "revoked");
            session.endRevoked();
        }
    }

    private @Nullable MqttConnection find(DeviceId device) {
        OptionalLong number = intake.findSession(device);
        return number.isPresent() ? connections.get(number.getAsLong()) : null;
    }

    private static boolean isAlarm(Arrival<MqttEcho> arrival) {
        return arrival.uplink().alerts().stream()
                .map(alert -> alert.type().group())
                .anyMatch(group -> group == AlertGroup.LIFE_SAFETY || group == AlertGroup.WELFARE);
    }
}
