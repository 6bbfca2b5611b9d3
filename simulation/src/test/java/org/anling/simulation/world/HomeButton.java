package org.anling.simulation.world;

import java.util.List;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.MqttMachine;
import org.anling.simulation.fleet.device.PressLedger;

/** A button or hub: the fleet's own machine on the world's line. */
final class HomeButton implements HomeDevice {

    private final String id;
    private final Elder elder;
    private final TimeLine time;
    private final Line line;
    private final GatewayModel gateway;
    private final MqttMachine machine;

    HomeButton(String id, Elder elder, TimeLine time, Dice dice, GatewayModel gateway, PressLedger ledger) {
        this.id = id;
        this.elder = elder;
        this.time = time;
        this.line = new Line(time, dice);
        this.gateway = gateway;
        this.machine = new MqttMachine(id, "1", ledger);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String protocol() {
        return "mqtt";
    }

    @Override
    public Elder elder() {
        return elder;
    }

    @Override
    public void start() {
        connectionLost();
    }

    @Override
    public void press(Alarm alarm) {
        send(machine.raise(alarm, time.instant()));
    }

    @Override
    public void hear(long connection, String content) {
        if (connection == line.connection()) {
            line.carry(() -> {
                machine.acknowledged(List.of(content), time.instant());
                send(List.of());
            });
        }
    }

    @Override
    public void connectionLost() {
        machine.disconnected();
        line.reconnect(() -> send(machine.connected(time.instant())));
    }

    private void send(List<MqttMachine.Publication> publications) {
        long connection = line.connection();
        for (MqttMachine.Publication publication : publications) {
            line.carry(() -> gateway.mqttPublishes(this, connection, publication.subtopic(), publication.json()));
        }
        line.wakeAt(machine.nextDue(), () -> send(machine.tick(time.instant())));
    }
}
