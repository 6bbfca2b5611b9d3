package org.anling.simulation.fleet.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.fleet.pace.Pace;
import org.anling.simulation.fleet.wire.ButtonWords;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A button or hub with an Eclipse Paho client (MQTT 5). Paho's threads only queue what arrives; one thread owns the machine. */
public final class MqttDevice implements SimulatedDevice {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int PAHO_THREADS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Device device;
    private final URI server;
    private final MqttMachine machine;
    private final Pace pace;
    private final String topic;
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>(256);

    public MqttDevice(Device device, URI server, MqttMachine machine, Pace pace) {
        this.device = device;
        this.server = server;
        this.machine = machine;
        this.pace = pace;
        this.topic = ButtonWords.topic(device.id());
    }

    @Override
    public String id() {
        return device.id();
    }

    @Override
    public void raise(Alarm alarm) {
        happenings.offer(new Happening.Raised(alarm));
    }

    @Override
    public void run() throws IOException, InterruptedException {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(
                PAHO_THREADS,
                Thread.ofVirtual().name("paho-" + device.id() + "-", 0).factory());
        try {
            converse(threads);
        } catch (MqttException refused) {
            throw new IOException("MQTT: " + refused.getMessage(), refused);
        } finally {
            // Nobody waits for them: when a connection breaks while Paho makes it, one of them may wait for ever for
            // another.
            threads.shutdownNow();
        }
    }

    private void converse(ScheduledExecutorService threads) throws MqttException, IOException, InterruptedException {
        MqttAsyncClient client = new MqttAsyncClient(
                server.toString(), device.id(), new MemoryPersistence(), new TimerPingSender(threads), threads);
        try {
            happenings.removeIf(old -> !(old instanceof Happening.Raised));
            connect(client);
            converse(client);
        } finally {
            machine.disconnected();
            client.disconnectForcibly(0, 100, false);
            client.close(true);
        }
    }

    private void connect(MqttAsyncClient client) throws MqttException {
        client.setCallback(new Ear(happenings, client));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(device.id());
        options.setPassword(device.password().orElse("").getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(true);
        options.setKeepAliveInterval(ButtonWords.KEEP_ALIVE_S);
        options.setAutomaticReconnect(false);
        MqttMessage will = status(ButtonWords.offline());
        MqttProperties delay = new MqttProperties();
        delay.setWillDelayInterval((long) ButtonWords.WILL_DELAY_S);
        options.setWillMessageProperties(delay);
        options.setWill(topic + "up/status", will);
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        client.subscribe(topic + "dn/#", 1).waitForCompletion(PATIENCE_MILLIS);
        client.publish(topic + "up/status", status(ButtonWords.online()));
    }

    private static MqttMessage status(String words) {
        MqttMessage message = new MqttMessage(words.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        message.setRetained(true);
        return message;
    }

    private void converse(MqttAsyncClient client) throws MqttException, IOException, InterruptedException {
        publish(client, machine.connected(pace.now()));
        while (true) {
            Happening next = happenings.poll(waitMillis(), TimeUnit.MILLISECONDS);
            Instant now = pace.now();
            switch (next) {
                case null -> publish(client, machine.tick(now));
                case Happening.Raised(Alarm alarm) -> publish(client, machine.raise(alarm, now));
                case Happening.Received(String where, byte[] payload) -> receive(client, where, payload);
                case Happening.Lost(MqttAsyncClient which)
                when which.equals(client) -> throw new IOException("the connection was closed");
                // An older one, whose end Paho told late.
                case Happening.Lost _ -> {}
            }
        }
    }

    private void receive(MqttAsyncClient client, String where, byte[] payload) throws MqttException, IOException {
        JsonNode json = JSON.readTree(payload);
        if (where.equals(topic + "dn/ack")) {
            List<String> ids = new ArrayList<>();
            json.path("ids").forEach(id -> ids.add(id.asText()));
            machine.acknowledged(ids, pace.now());
        } else if (where.equals(topic + "dn/cmd")) {
            String reply = ButtonWords.done(json.path("id").asText());
            publish(client, List.of(new MqttMachine.Publication("reply", reply, 1)));
        }
    }

    private void publish(MqttAsyncClient client, List<MqttMachine.Publication> publications) throws MqttException {
        for (MqttMachine.Publication publication : publications) {
            byte[] payload = publication.json().getBytes(StandardCharsets.UTF_8);
            client.publish(topic + "up/" + publication.subtopic(), payload, publication.qos(), false);
        }
    }

    private long waitMillis() {
        Instant now = pace.now();
        Instant due = machine.nextDue();
        Duration wait = due.isBefore(now.plus(LONGEST_WAIT)) ? Duration.between(now, due) : LONGEST_WAIT;
        return Math.max(1, wait.toMillis());
    }

    /** What Paho's threads and the presser put down for the thread that owns the machine. */
    sealed interface Happening {

        @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
        record Received(String topic, byte[] payload) implements Happening {}

        record Raised(Alarm alarm) implements Happening {}

        record Lost(MqttAsyncClient which) implements Happening {}
    }
}
