package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.session.Answer;
import org.anling.gateway.codec.session.Copy;
import org.anling.gateway.codec.watch.WatchAddress;
import org.anling.gateway.codec.watch.WatchCommands;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchProfile;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.intake.Answers;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Intake;
import org.anling.gateway.server.intake.IntakeLimits;
import org.anling.gateway.server.intake.Leaving;
import org.anling.gateway.server.intake.ModelProfiles;
import org.anling.gateway.server.intake.OwnSockets;
import org.anling.gateway.server.intake.Shed;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.profile.ByModel;
import org.anling.gateway.server.reception.Inflow;
import org.anling.gateway.server.reception.Moment;

/** The watch protocol's row in the table: its intake, its open connections, and the way down to them. Any thread. */
public final class WatchProtocol implements TcpProtocol, Answers<WatchEcho>, DeviceLink, Inflow {

    /** What all connections of the protocol share. */
    record Shared(
            Intake<WatchEcho> intake,
            DeviceResolver resolver,
            LiveUpdates live,
            InstantSource clock,
            GatewayMeters meters,
            CentreId unregisteredCentre,
            OwnSockets own,
            ModelProfiles<WatchProfile> profiles,
            LoginGate logins) {}

    /** A session: its connection, and the address that commands use, the one it logged in with last. */
    private record Held(long number, WatchAddress address) {}

    private final Shared shared;
    private final Map<Long, Line> lines = new ConcurrentHashMap<>();
    private final Map<DeviceId, Held> held = new ConcurrentHashMap<>();

    /** @param profiles what models do in their own way */
    public WatchProtocol(
            Intake.Tools tools,
            IntakeLimits limits,
            LiveUpdates live,
            CentreId unregisteredCentre,
            OwnSockets own,
            ByModel<WatchProfile> profiles) {
        Intake<WatchEcho> intake = new Intake<>(tools, limits, this);
        this.shared = new Shared(
                intake,
                tools.resolver(),
                live,
                tools.clock(),
                tools.meters(),
                unregisteredCentre,
                own,
                new ModelProfiles<>(tools.resolver(), profiles),
                tools.logins());
        tools.resolver().onLeaving(this::leave);
        tools.meters().watch("sessions", name(), intake, Intake::sessionCount);
        tools.meters().watch("pending", name(), intake, Intake::pendingCount);
    }

    @Override
    public String name() {
        return WatchDecoder.PROTOCOL;
    }

    @Override
    public Recognition recognise(ByteBuf first) {
        return FirstBytes.watch(first);
    }

    @Override
    public ChannelHandler handler(long number) {
        return new FrameConnection<>(number, this, line -> new WatchConversation(line, this, shared));
    }

    @Override
    public void durable(Answer<WatchEcho> answer, Arrival<WatchEcho> first, Runnable left) {
        if (reply(answer, left)) {
            shared.meters.acknowledged(name());
        }
    }

    /** The reply of the latest copy that asks for one. Whether it could be sent. */
    private boolean reply(Answer<WatchEcho> answer, Runnable left) {
        List<Copy<WatchEcho>> copies = answer.copies().reversed();
        for (Copy<WatchEcho> copy : copies) {
            if (copy.echo().reply() instanceof Reply.AfterAppend(Bytes bytes)) {
                return write(answer.target(), bytes, left);
            }
        }
        return false;
    }

    /** Nothing leaves: the watch repeats its alarm until it is confirmed. */
    @Override
    public void givenUp(Answer<WatchEcho> answer) {
        shared.meters.refused(name(), "not-stored");
    }

    /** The watch repeats, unless nothing would come of that. */
    @Override
    public void shed(Answer<WatchEcho> answer, Shed why) {
        if (why == Shed.STORE_FULL) {
            reply(answer, () -> {});
        }
    }

    @Override
    public boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        OptionalLong session = shared.intake.findSession(device);
        Held to = held.get(device);
        if (session.isEmpty() || to == null) {
            return false;
        }
        Optional<Bytes> frame = WatchCommands.encode(to.address, command);
        return frame.isPresent() && write(session.getAsLong(), frame.get(), () -> {});
    }

    @Override
    public Moment now() {
        return new Moment(shared.clock.instant(), System.nanoTime());
    }

    @Override
    public boolean mayRead(long connection) {
        return shared.intake.mayRead(connection);
    }

    @Override
    public boolean isWaiting(long connection) {
        return shared.intake.isWaiting(connection);
    }

    @Override
    public void shed(String reason) {
        shared.meters.shed(name(), reason);
    }

    @Override
    public void malformed(Defect defect) {
        shared.meters.malformed(name(), defect);
    }

    void opened(Line line) {
        lines.put(numberOf(line), line);
    }

    void closed(Line line) {
        long number = numberOf(line);
        lines.remove(number);
        for (DeviceId device : shared.intake.closed(number)) {
            held.remove(device);
            shared.live.ended(device);
        }
    }

    void loggedIn(Line line, WatchAddress address, CentreId centre) {
        long number = numberOf(line);
        Held before = held.put(address.device(), new Held(number, address));
        if (before == null || before.number != number) {
            shared.live.opened(address.device(), centre);
        }
    }

    private static long numberOf(Line line) {
        return line.source().connection();
    }

    private void leave(DeviceId device, Leaving why) {
        shared.intake.findSession(device).ifPresent(number -> {
            Line line = lines.get(number);
            if (line != null) {
                shared.meters.refused(name(), why.name().toLowerCase(Locale.ROOT));
                line.end();
            }
        });
    }

    private boolean write(long number, Bytes bytes, Runnable left) {
        Line line = lines.get(number);
        return line != null && line.send(bytes, left);
    }
}
