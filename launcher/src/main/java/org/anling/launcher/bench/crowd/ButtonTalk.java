package org.anling.launcher.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.MqttMachine;
import org.anling.simulation.fleet.device.MqttMachine.Publication;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.wire.ButtonWords;
import org.jspecify.annotations.Nullable;

/**
 * A button of the fleet: MQTT 5 with a password, a last will that waits a minute, and a subscription to its own {@code dn/#}. Accepted when
 * that is in force; what it has to say it says as soon as it is connected.
 */
final class ButtonTalk implements Talk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 1 << 16;
    private static final int PACKETS = 0xFFFF;

    private final String id;
    private final byte[] password;
    private final PressLedger ledger = new PressLedger();
    private final MqttMachine machine;
    private int packet;

    /** @param boot differs at each start, so that the ids of presses are unique for ever */
    ButtonTalk(String id, byte[] password, String boot) {
        this.id = id;
        this.password = password;
        this.machine = new MqttMachine(id, boot, ledger);
    }

    @Override
    public void prepare(Channel channel) {
        channel.pipeline().addLast(new MqttDecoder(LARGEST), MqttEncoder.INSTANCE);
    }

    @Override
    public void opened(Channel channel, Instant now) {
        MqttProperties delay = new MqttProperties();
        delay.add(new MqttProperties.IntegerProperty(MqttProperties.WILL_DELAY_INTERVAL, ButtonWords.WILL_DELAY_S));
        channel.writeAndFlush(MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId(id)
                .cleanSession(true)
                .keepAlive(ButtonWords.KEEP_ALIVE_S)
                .hasUser(true)
                .username(id)
                .hasPassword(true)
                .password(password)
                .willFlag(true)
                .willQoS(MqttQoS.AT_LEAST_ONCE)
                .willRetain(true)
                .willTopic(ButtonWords.topic(id) + "up/status")
                .willMessage(ButtonWords.offline().getBytes(StandardCharsets.UTF_8))
                .willProperties(delay)
                .build());
    }

    @Override
    public boolean heard(Channel channel, Object message, Instant now) {
        MqttMessage packet = (MqttMessage) message;
        if (packet.decoderResult().isFailure()) {
            channel.close();
            return false;
        }
        switch (packet.fixedHeader().messageType()) {
            case CONNACK -> connected(channel, (MqttConnAckMessage) packet, now);
            case SUBACK -> {
                return true;
            }
            case PUBLISH -> published(channel, (MqttPublishMessage) packet, now);
            case DISCONNECT -> channel.close();
            default -> {}
        }
        return false;
    }

    @Override
    public void closed() {
        machine.disconnected();
    }

    @Override
    public void leave(Channel channel) {
        channel.writeAndFlush(MqttMessageBuilders.disconnect().build()).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void press(@Nullable Channel channel, Instant now) {
        List<Publication> said = machine.raise(Alarm.SOS, now);
        if (channel != null) {
            publish(channel, said);
        }
    }

    @Override
    public void tick(Channel channel, Instant now) {
        publish(channel, machine.tick(now));
    }

    @Override
    public Instant nextDue() {
        return machine.nextDue();
    }

    @Override
    public boolean isWaiting() {
        return ledger.summary().waiting() > 0;
    }

    private void connected(Channel channel, MqttConnAckMessage answer, Instant now) {
        if (answer.variableHeader().connectReturnCode() != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            channel.close();
            return;
        }
        channel.writeAndFlush(MqttMessageBuilders.subscribe()
                .messageId(nextPacket())
                .addSubscription(MqttQoS.AT_LEAST_ONCE, ButtonWords.topic(id) + "dn/#")
                .build());
        publish(channel, "up/status", ButtonWords.online(), MqttQoS.AT_LEAST_ONCE, true);
        publish(channel, machine.connected(now));
    }

    private void published(Channel channel, MqttPublishMessage message, Instant now) {
        if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            channel.writeAndFlush(MqttMessageBuilders.pubAck()
                    .packetId(message.variableHeader().packetId())
                    .build());
        }
        String topic = message.variableHeader().topicName();
        if (topic.endsWith("/dn/ack")) {
            List<String> ids = new ArrayList<>();
            read(message.payload()).path("ids").forEach(one -> ids.add(one.asText()));
            machine.acknowledged(ids, now);
        } else if (topic.endsWith("/dn/cmd")) {
            String command = read(message.payload()).path("id").asText();
            publish(channel, "up/reply", ButtonWords.done(command), MqttQoS.AT_LEAST_ONCE, false);
        }
    }

    private void publish(Channel channel, List<Publication> all) {
        for (Publication one : all) {
            publish(channel, "up/" + one.subtopic(), one.json(), MqttQoS.valueOf(one.qos()), false);
        }
    }

    private void publish(Channel channel, String below, String payload, MqttQoS qos, boolean retained) {
        channel.writeAndFlush(MqttMessageBuilders.publish()
                .topicName(ButtonWords.topic(id) + below)
                .qos(qos)
                .retained(retained)
                .messageId(qos == MqttQoS.AT_MOST_ONCE ? 0 : nextPacket())
                .payload(Unpooled.copiedBuffer(payload, StandardCharsets.UTF_8))
                .build());
    }

    private int nextPacket() {
        packet = packet % PACKETS + 1;
        return packet;
    }

    private static JsonNode read(ByteBuf payload) {
        try (InputStream in = new ByteBufInputStream(payload.duplicate())) {
            return JSON.readTree(in);
        } catch (IOException noJson) {
            throw new UncheckedIOException("the server sent what is no JSON", noJson);
        }
    }
}
