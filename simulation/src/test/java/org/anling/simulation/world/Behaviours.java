package org.anling.simulation.world;

import java.time.Instant;
import java.util.List;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.MqttMachine;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.device.SocketMachine;
import org.anling.simulation.fleet.device.SocketMachines;
import org.anling.simulation.world.HomeDevice.Behaviour;
import org.anling.simulation.world.HomeDevice.Post;

/** The fleet's own machines on the world's lines. */
final class Behaviours {

    private Behaviours() {}

    static Behaviour of(Device device, Elder elder, PressLedger ledger) {
        String protocol = protocol(device.kind());
        return device.kind().speaksMqtt()
                ? new Button(protocol, new MqttMachine(device.id(), "1", ledger))
                : new Socket(protocol, SocketMachines.of(device, elder.home().position(), ledger));
    }

    private static String protocol(Device.Kind kind) {
        return switch (kind) {
            case BUTTON, HUB -> NativeDecoder.PROTOCOL;
            case WATCH -> WatchDecoder.PROTOCOL;
            case GT06_PENDANT -> Gt06Decoder.PROTOCOL;
            case JT808_PENDANT -> Jt808Decoder.PROTOCOL;
            case DC09_PANEL -> Dc09Decoder.PROTOCOL;
        };
    }

    /** A button or hub. What it hears are the ids of its alarms. */
    private record Button(String protocol, MqttMachine machine) implements Behaviour {

        @Override
        public List<Post> connected(Instant now) {
            return posts(machine.connected(now));
        }

        @Override
        public void disconnected() {
            machine.disconnected();
        }

        @Override
        public List<Post> heard(String content, Instant now) {
            machine.acknowledged(List.of(content), now);
            return List.of();
        }

        @Override
        public List<Post> raise(Alarm alarm, Instant now) {
            return posts(machine.raise(alarm, now));
        }

        @Override
        public List<Post> tick(Instant now) {
            return posts(machine.tick(now));
        }

        @Override
        public Instant nextDue() {
            return machine.nextDue();
        }

        private static List<Post> posts(List<MqttMachine.Publication> publications) {
            return publications.stream()
                    .map(publication -> new Post(publication.subtopic(), publication.json()))
                    .toList();
        }
    }

    /** A watch, panel, tracker or terminal. What it hears are octets. */
    private record Socket(String protocol, SocketMachine machine) implements Behaviour {

        @Override
        public List<Post> connected(Instant now) {
            return posts(machine.connected(now));
        }

        /** It learns of that when it connects again. */
        @Override
        public void disconnected() {}

        @Override
        public List<Post> heard(String content, Instant now) {
            return posts(machine.received(content, now));
        }

        @Override
        public List<Post> raise(Alarm alarm, Instant now) {
            return posts(machine.raise(alarm, now));
        }

        @Override
        public List<Post> tick(Instant now) {
            return posts(machine.tick(now));
        }

        @Override
        public Instant nextDue() {
            return machine.nextDue();
        }

        @Override
        public boolean hangsUp(Instant now) {
            return machine.hangsUp(now);
        }

        private static List<Post> posts(List<String> frames) {
            return frames.stream().map(frame -> new Post("", frame)).toList();
        }
    }
}
