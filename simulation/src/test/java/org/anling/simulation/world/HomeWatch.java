package org.anling.simulation.world;

import java.util.List;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.device.WatchMachine;

/** A watch: the fleet's own machine on the world's line. */
final class HomeWatch implements HomeDevice {

    private final String id;
    private final Elder elder;
    private final TimeLine time;
    private final Line line;
    private final GatewayModel gateway;
    private final WatchMachine machine;

    HomeWatch(String id, Elder elder, TimeLine time, Dice dice, GatewayModel gateway, PressLedger ledger) {
        this.id = id;
        this.elder = elder;
        this.time = time;
        this.line = new Line(time, dice);
        this.gateway = gateway;
        this.machine = new WatchMachine(id, elder.home().position(), ledger);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String protocol() {
        return "watch-3g";
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
            line.carry(() -> send(machine.received(content, time.instant())));
        }
    }

    @Override
    public void connectionLost() {
        line.reconnect(() -> send(machine.connected(time.instant())));
    }

    private void send(List<String> contents) {
        long connection = line.connection();
        for (String content : contents) {
            byte[] frame = machine.frame(content);
            line.carry(() -> gateway.watchSends(this, connection, frame));
        }
        line.wakeAt(machine.nextDue(), () -> send(machine.tick(time.instant())));
    }
}
