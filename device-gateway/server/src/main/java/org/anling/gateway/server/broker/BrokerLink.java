package org.anling.gateway.server.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.publishing.PublishingDevices;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gateway connected to its broker, for ever: each connection that ends is followed by another after a pause that grows and has
 * chance in it. Dialling, closing and all decisions happen on one thread of its own; messages do not pass through it.
 */
public final class BrokerLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    /** Connecting and subscribing together; Paho itself waits for ever for a broker that accepts and says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration SAID_AGAIN = Duration.ofMinutes(1);
    private static final int CLOSING_S = 5;

    private final BrokerSettings settings;
    private final Parts parts;
    private final BrokerConnection.Around around;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private final ScheduledExecutorService loop;
    private @Nullable BrokerConnection current;
    private @Nullable BrokerTrouble said;
    private Instant saidAt = Instant.MIN;
    private volatile @Nullable BrokerTrouble trouble = BrokerTrouble.SILENT;

    /**
     * What the link works with.
     *
     * @param numbers of connections, rising, shared with all listeners
     */
    public record Parts(
            PublishingDevices devices,
            DeviceResolver resolver,
            LongSupplier numbers,
            Supplier<String> commandIds,
            InstantSource clock,
            GatewayMeters meters) {}

    private BrokerLink(BrokerSettings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
        BrokerOutbox outbox = new BrokerOutbox(parts.clock(), parts.meters());
        this.around = new BrokerConnection.Around(
                settings,
                new BrokerPublishes(settings, parts.devices(), parts.resolver(), parts.meters()),
                outbox,
                parts.commandIds(),
                parts.clock(),
                new Following());
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("gateway-broker").daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
        this.loop = executor;
        parts.meters()
                .watch(
                        "broker.connected",
                        "broker",
                        this,
                        link -> link.findProblem().isEmpty() ? 1 : 0);
        parts.meters().watch("broker.outbox", "broker", outbox, BrokerOutbox::size);
    }

    /** Begins to connect; does not wait for it, since a broker may come up after its gateways. */
    public static BrokerLink start(BrokerSettings settings, Parts parts) {
        BrokerLink link = new BrokerLink(settings, parts);
        link.run(link::dial);
        return link;
    }

    /** What keeps the gateway from hearing the broker, in words; empty if nothing does. From memory, any thread. */
    public Optional<String> findProblem() {
        return Optional.ofNullable(trouble)
                .map(why -> "the broker " + settings.access().url() + " " + why.words());
    }

    /** Says goodbye; the session stays at the broker and goes on with the next process of the same name. */
    @Override
    public void close() {
        run(() -> {
            BrokerConnection last = current;
            current = null;
            if (last != null) {
                last.close();
                parts.devices().closed(last.number());
            }
        });
        loop.shutdown();
        try {
            if (!loop.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                LOG.warn("the connection to the broker did not close in {} s", CLOSING_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.devices().left();
    }

    private void dial() {
        try {
            BrokerConnection fresh = new BrokerConnection(around, source());
            current = fresh;
            parts.devices().joined(fresh, fresh.number());
            loop.schedule(() -> giveUp(fresh), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            fresh.dial();
        } catch (MqttException | UnknownHostException | RuntimeException e) {
            LOG.debug("the broker could not be dialled", e);
            failed(BrokerTrouble.of(e));
        }
    }

    private void giveUp(BrokerConnection connection) {
        if (current == connection && trouble != null) {
            connection.over(BrokerTrouble.SILENT);
        }
    }

    private void ready(BrokerConnection connection, boolean kept) {
        if (current != connection) {
            return;
        }
        backoff.reset();
        trouble = null;
        said = null;
        parts.meters().broker("connected");
        LOG.info(
                "broker {}: connected as {}, session {}, listens to {}",
                settings.access().url(),
                settings.client(),
                kept ? "kept" : "new",
                settings.filters());
    }

    private void ended(BrokerConnection connection, BrokerTrouble why) {
        parts.devices().closed(connection.number());
        connection.close();
        if (current == connection) {
            current = null;
            failed(why);
        }
    }

    private void failed(BrokerTrouble why) {
        trouble = why;
        parts.meters().broker(why.label());
        Instant now = parts.clock().instant();
        if (said != why || saidAt.plus(SAID_AGAIN).isBefore(now)) {
            said = why;
            saidAt = now;
            LOG.warn(
                    "the broker {} {}. Tried again until it works",
                    settings.access().url(),
                    why.words());
        }
        loop.schedule(this::dial, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** By name, so that a broker that moves is found again. */
    private Source source() throws UnknownHostException {
        return new Source(
                parts.numbers().getAsLong(),
                InetAddress.getByName(settings.access().host()),
                Source.Proof.BROKER);
    }

    private void run(Runnable work) {
        try {
            loop.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("a step of the connection to the broker failed", e);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("the link to the broker is closed already", closed);
        }
    }

    /** Brings what Paho's threads report to the thread that decides. */
    private final class Following implements BrokerConnection.Fate {
        @Override
        public void ready(BrokerConnection connection, boolean kept) {
            run(() -> BrokerLink.this.ready(connection, kept));
        }

        @Override
        public void ended(BrokerConnection connection, BrokerTrouble why) {
            run(() -> BrokerLink.this.ended(connection, why));
        }
    }
}
