package org.anling.launcher.selfpress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.anling.contract.id.DeviceId;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Presses as a button by MQTT, quality of service 1: the publish returns when the gateway has acknowledged it. */
final class MqttIntake implements SyntheticIntake {

    private final String device;
    private final String server;
    private final Duration patience;
    private final Secret secret;
    private final InstantSource clock;

    /** The password of the synthetic device, made anew by each process, and its hash. */
    record Secret(String password, String hash) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Secret[...]";
        }
    }

    MqttIntake(String device, String server, Duration patience, Secret secret, InstantSource clock) {
        this.device = device;
        this.server = server;
        this.patience = patience;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public DeviceId device() {
        return new DeviceId(device);
    }

    @Override
    public String protocol() {
        return "mqtt";
    }

    @Override
    public String secretHash() {
        return secret.hash();
    }

    @Override
    public void press() throws IOException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(device);
        options.setPassword(secret.password().getBytes(StandardCharsets.UTF_8));
        options.setConnectionTimeout(Math.toIntExact(patience.toSeconds()));
        options.setAutomaticReconnect(false);
        try {
            press(new MqttClient(server, device, new MemoryPersistence()), options);
        } catch (MqttException e) {
            throw new IOException("no acknowledgement by MQTT: " + e.getMessage(), e);
        }
    }

    private void press(MqttClient client, MqttConnectionOptions options) throws MqttException {
        try {
            client.setTimeToWait(patience.toMillis());
            client.connect(options);
            client.publish("anling/v1/" + device + "/up/alarm", message());
            client.disconnect();
        } finally {
            client.close(true);
        }
    }

    private MqttMessage message() {
        String payload = "{\"v\":1,\"id\":\"self-" + clock.instant().toEpochMilli() + "\",\"type\":\"SOS\"}";
        MqttMessage message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        return message;
    }
}
