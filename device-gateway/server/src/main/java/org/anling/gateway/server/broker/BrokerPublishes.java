package org.anling.gateway.server.broker;

import java.util.Locale;
import java.util.Optional;
import org.anling.contract.alert.AlertGroup;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.zigbee.ZigbeeDecoder;
import org.anling.gateway.codec.zigbee.ZigbeeTopics;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.publishing.NativePublishes;
import org.anling.gateway.server.publishing.Publish;
import org.anling.gateway.server.publishing.PublishEcho;
import org.anling.gateway.server.publishing.PublishLine;
import org.anling.gateway.server.publishing.PublishingDevices;

/** What a broker passes on: each publish goes to the scheme that its topic belongs to. Any thread. */
final class BrokerPublishes {

    private final BrokerSettings settings;
    private final PublishingDevices devices;
    private final NativePublishes natives;
    private final DeviceResolver resolver;
    private final GatewayMeters meters;

    BrokerPublishes(BrokerSettings settings, PublishingDevices devices, DeviceResolver resolver, GatewayMeters meters) {
        this.settings = settings;
        this.devices = devices;
        this.natives = new NativePublishes(devices, meters);
        this.resolver = resolver;
        this.meters = meters;
    }

    void published(PublishLine line, Source source, Publish publish) {
        String base = settings.nativeBase();
        Optional<NativeTopics.Own> own =
                base.isEmpty() ? Optional.empty() : NativeTopics.findOwner(base, publish.topic());
        Optional<ZigbeeTopics.Topic> sensor = settings.zigbee().bases().stream()
                .flatMap(wanted -> ZigbeeTopics.find(wanted, publish.topic()).stream())
                .findFirst();
        if (own.isPresent()) {
            natives.published(line, source, own.get(), publish);
        } else if (sensor.isPresent()) {
            sensor(line, source, sensor.get(), publish);
        } else if (!base.isEmpty() && publish.topic().startsWith(base + "/")) {
            natives.foreign(line, publish);
        } else {
            // What Zigbee2MQTT says of itself and to its sensors.
            line.acknowledge(publish.echo(), () -> {});
        }
    }

    private void sensor(PublishLine line, Source source, ZigbeeTopics.Topic sensor, Publish publish) {
        switch (ZigbeeDecoder.decode(
                sensor, publish.payload(), settings.zigbee().rules(), publish.receivedAt())) {
            case Decoded.Malformed<Uplink>(Defect defect) -> {
                meters.malformed(ZigbeeDecoder.PROTOCOL, defect);
                line.refuse(publish.echo(), defect);
            }
            case Decoded.Message<Uplink>(Uplink read) -> {
                meters.frame(ZigbeeDecoder.PROTOCOL, sensor.kind().name().toLowerCase(Locale.ROOT));
                Arrival<PublishEcho> arrival = new Arrival<>(
                        read,
                        ZigbeeDecoder.PROTOCOL,
                        source,
                        publish.receivedAt(),
                        publish.receivedNanos(),
                        publish.echo());
                take(line, arrival);
            }
        }
    }

    /** A lamp that is switched off at the wall is nobody's alert; a detector that says smoke is, whether somebody enrolled it or not. */
    private void take(PublishLine line, Arrival<PublishEcho> arrival) {
        boolean technical = !arrival.uplink().alerts().isEmpty()
                && arrival.uplink().alerts().stream()
                        .allMatch(alert -> alert.type().group() == AlertGroup.DEVICE);
        if (!technical) {
            devices.take(line, arrival);
            return;
        }
        resolver.resolve(arrival.uplink().device()).whenComplete((record, silent) -> {
            if (silent == null && record != null && record.isEmpty()) {
                devices.note(line, arrival);
            } else {
                devices.take(line, arrival);
            }
        });
    }
}
