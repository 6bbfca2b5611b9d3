package org.anling.gateway.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.server.broker.BrokerLink;
import org.anling.gateway.server.broker.BrokerSettings;
import org.anling.gateway.server.commands.CommandLoop;
import org.anling.gateway.server.entrance.GuardedTransport;
import org.anling.gateway.server.feedback.Feedback;
import org.anling.gateway.server.intake.AckNotes;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.EntryMaker;
import org.anling.gateway.server.intake.Intake;
import org.anling.gateway.server.intake.OwnSockets;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.mqtt.LastWills;
import org.anling.gateway.server.mqtt.MqttListener;
import org.anling.gateway.server.publishing.NativePublishes;
import org.anling.gateway.server.publishing.PublishingDevices;
import org.anling.gateway.server.supervision.LevelWatch;
import org.anling.gateway.server.supervision.SilenceWatch;
import org.anling.gateway.server.tls.DeviceTls;
import org.anling.journal.Inbox;
import org.anling.journal.RedisJournal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All listeners for devices of one process, wired. Started and closed by {@code main}; the journal it is given outlives it. Everything
 * inside runs on its own event loops, one timer and one feedback thread per centre.
 */
public final class DeviceGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceGateway.class);
    private static final int FLUSH_MS = 200;
    private static final int ACKS_MS = 1_000;
    private static final int SUPERVISION_MS = 1_000;
    private static final int COMMANDS_MS = 500;
    private static final int LOGINS_MS = 50;
    private static final int REFRESH_MS = 1_000;
    private static final int FORGET_MS = 20_000;
    private static final int PATIENCE_S = 10;

    private final List<AutoCloseable> closing = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private final GatewayConfig config;
    private final RedisJournal journal;
    private final Function<CentreId, Inbox> inboxes;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final RandomIds ids = new RandomIds();
    private final AtomicLong numbers = new AtomicLong();
    private final OwnSockets own = new OwnSockets();
    private @Nullable TcpPorts tcp;
    private @Nullable MqttPorts mqtt;
    private @Nullable DeviceTls tls;
    private @Nullable TcpDevices devices;
    private @Nullable DeviceCommands commands;
    private @Nullable BrokerLink broker;

    private DeviceGateway(
            GatewayConfig config,
            RedisJournal journal,
            Function<CentreId, Inbox> inboxes,
            MeterRegistry registry,
            InstantSource clock) {
        this.config = config;
        this.journal = journal;
        this.inboxes = inboxes;
        this.meters = new GatewayMeters(registry);
        this.clock = clock;
    }

    /**
     * Binds all ports and begins to serve.
     *
     * @throws IllegalStateException if a port cannot be bound; its message names it
     */
    public static DeviceGateway start(GatewayConfig config, RedisJournal journal, MeterRegistry registry) {
        return start(config, journal, registry, InstantSource.system());
    }

    /** The same with a clock of the caller's. */
    public static DeviceGateway start(
            GatewayConfig config, RedisJournal journal, MeterRegistry registry, InstantSource clock) {
        return start(config, journal, journal::inbox, registry, clock);
    }

    /** The same with inboxes of the caller's, who measures or counts what goes into them. */
    public static DeviceGateway start(
            GatewayConfig config,
            RedisJournal journal,
            Function<CentreId, Inbox> inboxes,
            MeterRegistry registry,
            InstantSource clock) {
        DeviceGateway gateway = new DeviceGateway(config, journal, inboxes, registry, clock);
        try {
            gateway.open();
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    /** The port of devices with TCP protocols. */
    public int tcpPort() {
        return opened(tcp).common();
    }

    /**
     * The port that a protocol has of its own: that for datagrams as {@code sia-dc09/udp}, those over TLS as {@code mqtt/tls}, {@code
     * mqtt/websocket/tls} and, for all protocols of frames, {@code tls}.
     */
    public int ownPort(String protocol) {
        int port = Math.max(opened(mqtt).port(protocol), opened(tcp).own().getOrDefault(protocol, 0));
        if (port == 0) {
            throw new IllegalArgumentException(protocol + " has no port of its own");
        }
        return port;
    }

    /** The port of MQTT over TCP. */
    public int mqttPort() {
        return opened(mqtt).port(MqttPorts.CLEAR);
    }

    /** The port of MQTT over WebSocket; its path is {@code /mqtt}. */
    public int mqttWebSocketPort() {
        return opened(mqtt).port(MqttPorts.WEB_SOCKET);
    }

    /** Where this process says which connections it makes itself. */
    public OwnSockets ownSockets() {
        return own;
    }

    /** What keeps this gateway from hearing the broker that it is told to listen at, in words; empty if nothing does. */
    public Optional<String> findBrokerProblem() {
        BrokerLink link = broker;
        return link == null ? Optional.empty() : link.findProblem();
    }

    /** What this gateway has shed within the last minute, in words; empty if nothing. */
    public Optional<String> findShedding() {
        return meters.findShedding();
    }

    /** What somebody should do about the certificates of the listeners, in words; empty if nothing, or if none speaks TLS. */
    public Optional<String> findCertificateProblem() {
        DeviceTls speaking = tls;
        return speaking == null ? Optional.empty() : speaking.findProblem();
    }

    /** What somebody should do so that the keys of panels can be used, in words; empty if nothing. */
    public Optional<String> findKeyProblem() {
        TcpDevices open = devices;
        return open == null ? Optional.empty() : open.findKeyProblem();
    }

    /** What staff can ask of devices. */
    public DeviceCommands commands() {
        return opened(commands);
    }

    @Override
    public void close() {
        for (AutoCloseable part : closing.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("a part of the gateway did not close cleanly", e);
            }
        }
        closing.clear();
    }

    private void open() {
        ScheduledExecutorService timer = timer();
        DeviceResolver resolver = new DeviceResolver(journal.deviceDirectory()::find, clock);
        closing.add(journal.deviceDirectory().listen(resolver));
        SilenceWatch silence = closing(silence(resolver));
        LevelWatch levels = new LevelWatch(
                new LevelWatch.Tools(journal::levels, ids::nextInput, clock, meters), config.thresholds());
        List<CommandLoop> carriers = new CopyOnWriteArrayList<>();
        LiveUpdates live = live(resolver, ears(silence, levels, carriers));
        closing.add(live::farewell);
        EntryMaker entries = new EntryMaker(config.unregisteredCentre());
        AckNotes acks = new AckNotes(inboxes, ids::nextInput, clock, meters);
        closing.add(acks::flush);
        Bounds bounds = Bounds.of(config, meters, () -> journal.health().routineStopped());
        Intake.Tools tools = new Intake.Tools(
                inboxes, resolver, entries, ids::nextInput, timer, clock, meters, acks, bounds.room(), bounds.logins());
        every(timer, LOGINS_MS, bounds.logins()::round);
        every(timer, FLUSH_MS, live::flush);
        every(timer, ACKS_MS, acks::flush);
        every(timer, REFRESH_MS, () -> resolver.refresh(live.listSessions()));
        every(timer, FORGET_MS, resolver::forget);
        TcpDevices devices = new TcpDevices(tools, bounds, live, config, own, ids);
        PublishingDevices publishing = new PublishingDevices(tools, bounds.publishing(), live, this::lamp);
        DeviceLink link =
                (device, command, ttl) -> publishing.tell(device, command, ttl) || devices.tell(device, command, ttl);
        commands = new DeviceCommands(link);
        for (CentreId centre : config.centres()) {
            CommandLoop carrier = new CommandLoop(journal.commandQueue(centre), link, live::isHere, clock, meters);
            carriers.add(carrier);
            every(timer, COMMANDS_MS, carrier::round);
        }
        LastWills wills = new LastWills(publishing, new NativePublishes(publishing, meters), timer, clock);
        MqttListener.Shared shared = new MqttListener.Shared(live, clock, meters, wills, bounds.logins());
        listen(devices, publishing, shared, bounds, resolver);
        DeviceTls speaking = tls;
        if (speaking != null) {
            long millis = config.protocols().tls().orElseThrow().lookEvery().toMillis();
            every(timer, Math.toIntExact(millis), () -> Thread.startVirtualThread(speaking::look));
        }
        every(timer, SUPERVISION_MS, silence::round);
        every(timer, SUPERVISION_MS, levels::round);
        for (CentreId centre : config.centres()) {
            Feedback.Ears ears = new Feedback.Ears(link, acks);
            Feedback reader = Feedback.start(centre.value(), () -> journal.eventLog(centre), ears, clock, meters);
            feedback.add(reader);
            closing.add(reader);
        }
        config.protocols().broker().ifPresent(settings -> listenAt(settings, publishing, tools));
    }

    private LiveUpdates live(DeviceResolver resolver, LiveUpdates.Ears ears) {
        return new LiveUpdates(
                journal,
                resolver,
                new LiveUpdates.Gateway(config.name(), config.unregisteredCentre()),
                ears,
                config.limits().overload().beatEvery(),
                meters);
    }

    private void listenAt(BrokerSettings settings, PublishingDevices publishing, Intake.Tools tools) {
        BrokerLink.Parts parts =
                new BrokerLink.Parts(publishing, tools.resolver(), numbers::incrementAndGet, ids::next, clock, meters);
        broker = closing(BrokerLink.start(settings, parts));
    }

    private void listen(
            TcpDevices devices,
            PublishingDevices publishing,
            MqttListener.Shared tools,
            Bounds bounds,
            DeviceResolver resolver) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        closing.add(
                () -> loops.shutdownGracefully(0, PATIENCE_S, TimeUnit.SECONDS).await(PATIENCE_S, TimeUnit.SECONDS));
        Vertx vertx = Vertx.builder()
                .withTransport(new GuardedTransport(() -> bounds.entrance()
                        .door(
                                "mqtt",
                                config.limits().silence(),
                                bounds.room()::isOpen,
                                pipeline -> pipeline.addLast(MqttListener.first(bounds.logins())))))
                .build();
        closing.add(() -> close(vertx));
        Optional<DeviceTls> speaking = config.protocols().tls().map(settings -> DeviceTls.open(settings, vertx, clock));
        tls = speaking.orElse(null);
        this.devices = devices;
        tcp = closing(devices.listen(loops, numbers::incrementAndGet, speaking));
        MqttListener.Setup setup = new MqttListener.Setup(
                publishing,
                resolver,
                tools,
                numbers::incrementAndGet,
                ids::next,
                config.limits().receiveMaximum(),
                config.limits().silence());
        mqtt = closing(MqttPorts.listen(config, vertx, setup, speaking));
        closing.add(tools.wills());
        LOG.info(
                "gateway={} listens on {}, ports tcp={} {} {}",
                config.name(),
                config.bind(),
                tcpPort(),
                opened(tcp).own(),
                opened(mqtt));
    }

    private static LiveUpdates.Ears ears(SilenceWatch silence, LevelWatch levels, List<CommandLoop> carriers) {
        return new LiveUpdates.Ears() {
            @Override
            public void alive(DeviceRecord device) {
                silence.heard(device);
            }

            @Override
            public void reported(DeviceRecord device, Uplink uplink) {
                levels.reported(device, uplink);
            }

            @Override
            public void said(Uplink uplink) {
                carriers.forEach(carrier -> carrier.heard(uplink));
            }
        };
    }

    private SilenceWatch silence(DeviceResolver resolver) {
        SilenceWatch.Tools tools = new SilenceWatch.Tools(
                journal::supervision,
                resolver::resolve,
                ids::nextInput,
                clock,
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                meters);
        return new SilenceWatch(tools, config.centres(), config.silenceGrace());
    }

    private LampState lamp(DeviceId device) {
        return feedback.stream()
                .map(reader -> reader.lamp(device))
                .max(Comparator.naturalOrder())
                .orElse(LampState.OFF);
    }

    private ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("gateway-timer").daemon().factory());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // Last wills of devices that are back must not lie there until they would have been due.
        timer.setRemoveOnCancelPolicy(true);
        timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        closing.add(timer::shutdownNow);
        return timer;
    }

    /** A periodic task that throws would never run again. */
    private static void every(ScheduledExecutorService timer, int millis, Runnable work) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("a periodic task of the gateway failed", e);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private <P extends AutoCloseable> P closing(P part) {
        closing.add(part);
        return part;
    }

    private static void close(Vertx vertx) throws TimeoutException {
        vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static <P> P opened(@Nullable P part) {
        if (part == null) {
            throw new IllegalStateException("the gateway is not open");
        }
        return part;
    }
}
