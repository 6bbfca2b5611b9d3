package org.anling.simulation.world;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;

/** A device at home, on a network that delays and breaks. What it does there is its behaviour's. */
final class HomeDevice {

    private final String id;
    private final Elder elder;
    private final Behaviour behaviour;
    private final TimeLine time;
    private final Line line;
    private final GatewayModel gateway;

    HomeDevice(String id, Elder elder, Behaviour behaviour, TimeLine time, Dice dice, GatewayModel gateway) {
        this.id = id;
        this.elder = elder;
        this.behaviour = behaviour;
        this.time = time;
        this.line = new Line(time, dice);
        this.gateway = gateway;
    }

    /** Told what happens and what time it is, a device says what it sends. */
    interface Behaviour {

        String protocol();

        List<Post> connected(Instant now);

        void disconnected();

        List<Post> heard(String content, Instant now);

        List<Post> raise(Alarm alarm, Instant now);

        List<Post> tick(Instant now);

        /** When it must be asked again, at the latest. */
        Instant nextDue();

        /** Whether it wants a new connection by itself. */
        default boolean hangsUp(Instant now) {
            return false;
        }
    }

    /**
     * What goes up.
     *
     * @param subtopic below {@code up/}; empty on a socket
     * @param content the JSON of a publish, or the octets of a frame
     */
    record Post(String subtopic, String content) {}

    String id() {
        return id;
    }

    String protocol() {
        return behaviour.protocol();
    }

    Elder elder() {
        return elder;
    }

    /** The first connection. */
    void start() {
        connectionLost();
    }

    void press(Alarm alarm) {
        act(now -> behaviour.raise(alarm, now));
    }

    /** Something happens to it. */
    void act(Function<Instant, List<Post>> what) {
        send(what.apply(time.instant()));
    }

    /** The gateway answers on a connection; an answer on an older one is lost. */
    void hear(long connection, String content) {
        if (connection == line.connection()) {
            line.carry(() -> act(now -> behaviour.heard(content, now)));
        }
    }

    /** Connects again a little later. */
    void connectionLost() {
        behaviour.disconnected();
        line.reconnect(() -> act(behaviour::connected));
    }

    private void send(List<Post> posts) {
        long connection = line.connection();
        for (Post post : posts) {
            line.carry(() -> gateway.hear(this, connection, post));
        }
        line.wakeAt(behaviour.nextDue(), this::wake);
    }

    private void wake() {
        if (behaviour.hangsUp(time.instant())) {
            connectionLost();
        } else {
            act(behaviour::tick);
        }
    }
}
