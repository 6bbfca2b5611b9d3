package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.vertx.mqtt.MqttWill;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.mqtt.NativeTopics.Own;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.publishing.NativePublishes;
import org.anling.gateway.server.publishing.Publish;
import org.anling.gateway.server.publishing.PublishEcho;
import org.anling.gateway.server.publishing.PublishLine;
import org.anling.gateway.server.publishing.PublishingDevices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What devices want to have said if their connection breaks: said after the delay that they asked for, as if they had published it, unless
 * they are back by then, here or at another gateway. One for each device. Any thread; the gateway's timer says them.
 */
public final class LastWills implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastWills.class);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final PublishingDevices devices;
    private final NativePublishes publishes;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Map<DeviceId, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public LastWills(
            PublishingDevices devices, NativePublishes publishes, ScheduledExecutorService timer, InstantSource clock) {
        this.devices = devices;
        this.publishes = publishes;
        this.timer = timer;
        this.clock = clock;
    }

    /** The gateway goes: that its connections end now says nothing about devices. */
    @Override
    public void close() {
        closed = true;
        waiting.values().forEach(one -> one.cancel(false));
        waiting.clear();
    }

    /** A device has a connection again. */
    void back(DeviceId device) {
        ScheduledFuture<?> before = waiting.remove(device);
        if (before != null) {
            before.cancel(false);
        }
    }

    /** Its connection ended without a goodbye. */
    void ended(DeviceId device, MqttWill will, Source source) {
        Optional<Up> topic = will.isWillFlag() ? NativeTopics.find(device, will.getWillTopic()) : Optional.empty();
        if (closed || topic.isEmpty()) {
            return;
        }
        Own own = new Own(device, topic.get());
        Bytes payload = Bytes.copyOf(will.getWillMessageBytes());
        boolean retained = will.isWillRetain();
        try {
            ScheduledFuture<?> due = timer.schedule(
                    () -> due(own, payload, retained, source), delay(will).toMillis(), TimeUnit.MILLISECONDS);
            ScheduledFuture<?> before = waiting.put(device, due);
            if (before != null) {
                before.cancel(false);
            }
        } catch (RejectedExecutionException closing) {
            LOG.debug("device={} its last will comes too late", device, closing);
        }
    }

    private void due(Own own, Bytes payload, boolean retained, Source source) {
        waiting.remove(own.device());
        devices.isAway(own.device()).thenAccept(away -> {
            if (away && !closed) {
                PublishEcho nobody = new PublishEcho(0, 0, null);
                publishes.published(
                        PublishLine.NOWHERE,
                        source,
                        own,
                        new Publish("", payload, retained, nobody, clock.instant(), System.nanoTime()));
            }
        });
    }

    private static Duration delay(MqttWill will) {
        MqttProperties properties = will.getWillProperties();
        MqttProperty<?> asked = properties == null ? null : properties.getProperty(MqttProperties.WILL_DELAY_INTERVAL);
        if (asked == null || !(asked.value() instanceof Integer seconds)) {
            return Duration.ZERO;
        }
        // Four octets without a sign.
        Duration wanted = Duration.ofSeconds(Integer.toUnsignedLong(seconds));
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
