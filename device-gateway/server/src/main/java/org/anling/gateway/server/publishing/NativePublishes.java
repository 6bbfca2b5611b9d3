package org.anling.gateway.server.publishing;

import java.util.Locale;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeMessage;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.meters.GatewayMeters;

/** Reads publishes of the native scheme, whoever carried them here. Any thread. */
public final class NativePublishes {

    private final PublishingDevices devices;
    private final GatewayMeters meters;

    public NativePublishes(PublishingDevices devices, GatewayMeters meters) {
        this.devices = devices;
        this.meters = meters;
    }

    /** A publish on a topic that no device has, or not this one. */
    public void foreign(PublishLine line, Publish publish) {
        refuse(line, publish, Defect.FOREIGN_TOPIC);
    }

    /** A publish on a device's own topic. */
    public void published(PublishLine line, Source source, NativeTopics.Own topic, Publish publish) {
        if (publish.retained() && topic.up() == Up.ALARM) {
            refuse(line, publish, Defect.RETAINED_ALARM);
            return;
        }
        switch (NativeDecoder.decode(topic.device(), topic.up(), publish.payload(), publish.receivedAt())) {
            case Decoded.Malformed<NativeMessage>(Defect defect) -> refuse(line, publish, defect);
            case Decoded.Message<NativeMessage>(NativeMessage read) -> message(line, source, read, publish);
        }
    }

    private void message(PublishLine line, Source source, NativeMessage read, Publish publish) {
        meters.frame(NativeDecoder.PROTOCOL, read.topic().name().toLowerCase(Locale.ROOT));
        if (!read.uplink().marks().isEmpty() && read.topic() == Up.ALARM) {
            meters.malformed(NativeDecoder.PROTOCOL, Defect.BAD_TEXT);
        }
        if (read.uplink().heartbeat() != null) {
            devices.heard(read.uplink().device(), source);
        }
        devices.take(
                line,
                new Arrival<>(
                        read.uplink(),
                        NativeDecoder.PROTOCOL,
                        source,
                        publish.receivedAt(),
                        publish.receivedNanos(),
                        publish.echo().withAckId(read.ackId())));
    }

    private void refuse(PublishLine line, Publish publish, Defect defect) {
        meters.malformed(NativeDecoder.PROTOCOL, defect);
        line.refuse(publish.echo(), defect);
    }
}
