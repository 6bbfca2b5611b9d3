package org.anling.gateway.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A client of a broker that plays devices behind it, and writes down what they hear. */
final class Home implements AutoCloseable {

    static final long SOON_MS = 5_000;

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final MqttAsyncClient client;

    private Home(MqttAsyncClient client) {
        this.client = client;
    }

    /** As whoever may do everything. */
    static Home at(Mosquitto broker) throws MqttException {
        return at(broker, "home-" + System.nanoTime(), "");
    }

    /** As a user with a password. */
    static Home at(Mosquitto broker, String user, String password) throws MqttException {
        Home home = new Home(new MqttAsyncClient(broker.url(), user, new MemoryPersistence()));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setReceiveMaximum(1_000);
        if (!password.isEmpty()) {
            options.setUserName(user);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        home.client.setCallback(new Listening(home.heard));
        home.client.connect(options).waitForCompletion(SOON_MS);
        return home;
    }

    /** Listens; the reason code of the broker. */
    int listen(String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, 1);
        token.waitForCompletion(SOON_MS);
        return token.getReasonCodes()[0];
    }

    /** Publishes with quality of service 1 and waits until the broker has it; its reason code. */
    int say(String topic, String text) throws MqttException {
        return publish(topic, text, false);
    }

    /** The same and asks the broker to keep it. */
    int keep(String topic, String text) throws MqttException {
        return publish(topic, text, true);
    }

    private int publish(String topic, String text, boolean retained) throws MqttException {
        IMqttToken token =
                client.publish(topic, new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, retained, null));
        token.waitForCompletion(SOON_MS);
        return token.getReasonCodes() == null ? 0 : token.getReasonCodes()[0];
    }

    /** Whether something was heard that begins so. */
    boolean hasHeard(String beginning) {
        return heard.stream().anyMatch(text -> text.startsWith(beginning));
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        } catch (MqttException gone) {
            heard.add("closed with " + gone.getReasonCode());
        }
    }
}
