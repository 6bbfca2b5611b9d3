package org.anling.dispatcher.server.notice.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Channel;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics of a message broker: {@code anling/<centre>/responders/<id>/notices} out, {@code .../answers} in. An answer carries the token
 * of its notice, so that a broker which lets everybody publish everywhere lets nobody answer for another.
 */
public final class BrokerChannel implements NoticeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerChannel.class);
    private static final long LIMIT_MILLIS = 3_000;

    private final String root;
    private final MqttAsyncClient client;

    /** Where the broker is. */
    public record Broker(String url, String user, String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** A notice as it is published. */
    public record Out(
            String id,
            String language,
            String title,
            String text,
            @Nullable String token,
            Instant expiresAt) {}

    /**
     * An answer.
     *
     * @param verb {@code accept}, {@code decline}, or {@code seen} when it is on the screen
     */
    public record Answer(String id, String token, String verb) {}

    /** Connects in the background, and again whenever it must. */
    public BrokerChannel(CentreId centre, Broker broker, String clientId, Consumer<Answer> answers)
            throws MqttException {
        this.root = "anling/" + centre + "/responders/";
        this.client = new MqttAsyncClient(broker.url(), clientId, new MemoryPersistence());
        client.setCallback(new Ear(answers));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(true);
        options.setCleanStart(true);
        options.setConnectionTimeout(3);
        if (!broker.user().isEmpty()) {
            options.setUserName(broker.user());
            options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
        }
        client.connect(options);
    }

    @Override
    public Channel channel() {
        return Channel.MQTT;
    }

    @Override
    public Handed send(Message message) throws ChannelException {
        Out out = new Out(
                message.id(), message.language(), message.title(), message.text(), message.token(), message.until());
        MqttMessage packet = new MqttMessage(ContractJson.encode(out).getBytes(StandardCharsets.UTF_8));
        packet.setQos(1);
        try {
            client.publish(root + message.recipient() + "/notices", packet).waitForCompletion(LIMIT_MILLIS);
            return Handed.SENT;
        } catch (MqttException e) {
            throw new ChannelException(ChannelException.Kind.DOWN, "no-answer-broker");
        }
    }

    @Override
    public void stop(String id) {
        // What was published was published; the answer will be refused.
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, LIMIT_MILLIS, true);
            client.close();
        } catch (MqttException e) {
            LOG.debug("the broker did not say goodbye", e);
        }
    }

    /** Subscribes after each connection and hands answers on; its thread is the client's and must not wait. */
    private final class Ear implements MqttCallback {

        private final Consumer<Answer> answers;

        private Ear(Consumer<Answer> answers) {
            this.answers = answers;
        }

        @Override
        public void connectComplete(boolean again, String server) {
            try {
                client.subscribe(root + "+/answers", 1);
            } catch (MqttException e) {
                LOG.warn("answers by the broker cannot be heard: {}", e.getMessage());
            }
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            try {
                answers.accept(
                        ContractJson.decode(new String(message.getPayload(), StandardCharsets.UTF_8), Answer.class));
            } catch (UnreadableException e) {
                LOG.info("an answer by the broker cannot be read");
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            LOG.warn("the broker of the responders is gone, trying again");
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            LOG.warn("the broker of the responders: {}", exception.getMessage());
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // The sender waits for it.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // No such sign-in is offered.
        }
    }
}
