package org.anling.gateway.server;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.server.dc09.Dc09Accounts;
import org.anling.gateway.server.dc09.Dc09Protocol;
import org.anling.gateway.server.dc09.Dc09Udp;
import org.anling.gateway.server.entrance.Entrance;
import org.anling.gateway.server.gt06.Gt06Protocol;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.intake.Intake;
import org.anling.gateway.server.intake.IntakeLimits;
import org.anling.gateway.server.intake.OwnSockets;
import org.anling.gateway.server.jt808.Jt808Protocol;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.profile.Profiles;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.tcp.TcpListener;
import org.anling.gateway.server.tcp.TcpProtocol;
import org.anling.gateway.server.tcp.WatchProtocol;
import org.anling.gateway.server.tls.DeviceTls;

/**
 * All protocols that are spoken over TCP, and over UDP where a protocol has that, too: in one table for the common port, and each on a port
 * of its own if it has one.
 */
final class TcpDevices implements DeviceLink {

    /** Name of the port that all protocols share over TLS. */
    static final String TLS = "tls";

    private static final int CODE = 8;

    private final GatewayConfig config;
    private final GatewayMeters meters;
    private final Entrance entrance;
    private final WatchProtocol watch;
    private final Dc09Accounts accounts;
    private final Dc09Protocol dc09;
    private final Gt06Protocol gt06;
    private final Jt808Protocol jt808;

    TcpDevices(
            Intake.Tools tools, Bounds bounds, LiveUpdates live, GatewayConfig config, OwnSockets own, RandomIds ids) {
        IntakeLimits limits = bounds.tcp();
        this.entrance = bounds.entrance();
        this.config = config;
        this.meters = tools.meters();
        Profiles profiles = config.protocols().profiles();
        this.watch = new WatchProtocol(tools, limits, live, config.unregisteredCentre(), own, profiles.watch());
        this.accounts = new Dc09Accounts(
                tools.resolver(),
                config.protocols().dc09Sites(),
                profiles.dc09(),
                config.protocols().keyBox());
        this.dc09 = new Dc09Protocol(reception(Dc09Decoder.PROTOCOL, tools, limits, live, config), accounts, ids::next);
        this.gt06 = new Gt06Protocol(reception(Gt06Decoder.PROTOCOL, tools, limits, live, config), profiles.gt06());
        this.jt808 = new Jt808Protocol(
                reception(Jt808Decoder.PROTOCOL, tools, limits, live, config),
                profiles.jt808(),
                () -> ids.next().substring(0, CODE));
    }

    /** What somebody should do so that the keys of panels can be used; empty if nothing. */
    Optional<String> findKeyProblem() {
        return accounts.findProblem();
    }

    @Override
    public boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        return watch.tell(device, command, ttl) || gt06.tell(device, command, ttl) || jt808.tell(device, command, ttl);
    }

    /**
     * Binds every port.
     *
     * @param numbers of connections, in the order they are accepted
     * @param tls what the port for TLS speaks, if there is one
     * @throws IllegalStateException if a port cannot be bound; those before it are closed again
     */
    TcpPorts listen(EventLoopGroup loops, LongSupplier numbers, Optional<DeviceTls> tls) {
        List<Runnable> open = new ArrayList<>();
        try {
            return listen(loops, numbers, tls, open);
        } catch (RuntimeException e) {
            close(open);
            throw e;
        }
    }

    private TcpPorts listen(EventLoopGroup loops, LongSupplier numbers, Optional<DeviceTls> tls, List<Runnable> open) {
        // DC-09 first: only it can tell whether a line feed is its own.
        List<TcpProtocol> all = List.of(dc09, watch, gt06, jt808);
        TcpListener common = TcpListener.open(address(config.tcpPort()), loops, setup(all, numbers));
        open.add(common::close);
        Map<String, Integer> own = new LinkedHashMap<>();
        config.protocols()
                .tls()
                .ifPresent(settings -> settings.tcpPort().ifPresent(number -> {
                    Optional<SslContext> speaking = tls.map(DeviceTls::forFrames);
                    TcpListener listener = TcpListener.open(
                            address(number), loops, setup(all, numbers).speaking(speaking));
                    open.add(listener::close);
                    own.put(TLS, listener.port());
                }));
        GatewayConfig.Protocols ports = config.protocols();
        Map<TcpProtocol, OptionalInt> wanted = new LinkedHashMap<>();
        wanted.put(watch, ports.watchPort());
        wanted.put(dc09, ports.dc09Port());
        wanted.put(gt06, ports.gt06Port());
        wanted.put(jt808, ports.jt808Port());
        wanted.forEach((protocol, port) -> port.ifPresent(number -> {
            TcpListener listener = TcpListener.open(address(number), loops, setup(List.of(protocol), numbers));
            open.add(listener::close);
            own.put(protocol.name(), listener.port());
        }));
        ports.dc09UdpPort().ifPresent(number -> {
            Dc09Udp datagrams = Dc09Udp.open(address(number), loops, dc09, numbers);
            open.add(datagrams::close);
            own.put(dc09.name() + "/udp", datagrams.port());
        });
        return new TcpPorts(common.port(), own, () -> close(open));
    }

    private TcpListener.Setup setup(List<TcpProtocol> table, LongSupplier numbers) {
        GatewayConfig.Limits limits = config.limits();
        return new TcpListener.Setup(
                table,
                numbers,
                limits.decideWithin(),
                limits.silence(),
                limits.overload().frameWithin(),
                entrance,
                meters,
                Optional.empty());
    }

    private InetSocketAddress address(int port) {
        return new InetSocketAddress(config.bind(), port);
    }

    private static Reception reception(
            String protocol, Intake.Tools tools, IntakeLimits limits, LiveUpdates live, GatewayConfig config) {
        return new Reception(protocol, tools, limits, live, config.unregisteredCentre());
    }

    private static void close(List<Runnable> open) {
        open.reversed().forEach(Runnable::run);
    }
}
