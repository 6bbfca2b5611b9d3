package org.anling.simulation.fleet.device;

import java.util.Queue;
import org.anling.simulation.fleet.device.MqttDevice.Happening;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What Paho calls; everything that matters goes into the device's queue. */
record Ear(Queue<Happening> happenings, MqttAsyncClient client) implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        happenings.offer(new Happening.Received(topic, message.getPayload()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        happenings.offer(new Happening.Lost(client));
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
        happenings.offer(new Happening.Lost(client));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String server) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
}
