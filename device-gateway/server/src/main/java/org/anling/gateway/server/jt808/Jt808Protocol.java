package org.anling.gateway.server.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.anling.gateway.codec.jt808.Jt808Commands;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.intake.ModelProfiles;
import org.anling.gateway.server.profile.ByModel;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.reception.Sessions;
import org.anling.gateway.server.tcp.FirstBytes;
import org.anling.gateway.server.tcp.FrameConnection;
import org.anling.gateway.server.tcp.TcpProtocol;

/** The row of JT/T 808 in the table of protocols, and the way down to its devices. Any thread. */
public final class Jt808Protocol implements TcpProtocol, DeviceLink {

    private static final int MOST_RAISED = 20_000;

    private final Shared shared;

    /**
     * Begins with nothing known.
     *
     * @param profiles what models do in their own way
     * @param codes what a device that registers is told to show from then on; new for each
     */
    public Jt808Protocol(Reception reception, ByModel<Jt808Profile> profiles, Supplier<String> codes) {
        this.shared = new Shared(
                reception,
                new ModelProfiles<>(reception.resolver(), profiles),
                new Sessions<>(reception),
                new RaisedBits(MOST_RAISED),
                new AtomicInteger(),
                codes);
    }

    /**
     * What all connections of the protocol share.
     *
     * @param serials of the platform
     */
    record Shared(
            Reception reception,
            ModelProfiles<Jt808Profile> profiles,
            Sessions<Jt808Frame> sessions,
            RaisedBits raised,
            AtomicInteger serials,
            Supplier<String> codes) {

        int nextSerial() {
            return serials.incrementAndGet() & 0xFFFF;
        }
    }

    @Override
    public String name() {
        return Jt808Decoder.PROTOCOL;
    }

    @Override
    public Recognition recognise(ByteBuf first) {
        return FirstBytes.jt808(first);
    }

    @Override
    public ChannelHandler handler(long number) {
        return new FrameConnection<>(number, shared.reception(), line -> new Jt808Conversation(line, shared));
    }

    @Override
    public boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        return shared.sessions()
                .find(device)
                .map(session -> frame(device, session.address(), command)
                        .filter(bytes -> session.way().send(bytes))
                        .isPresent())
                .orElse(false);
    }

    /** It has no lamp; but what the lamp would say first, that somebody has taken the alarm, ends the alarm on the device. */
    private Optional<Bytes> frame(DeviceId device, Jt808Frame to, DeviceCommand command) {
        if (command.equals(new DeviceCommand.Lamp(LampState.TAKEN))) {
            return shared.raised()
                    .find(device)
                    .filter(on -> Jt808Commands.isConfirmable(on.bits()))
                    .map(on -> Jt808Commands.confirm(on.alarm(), shared.nextSerial(), on.bits()));
        }
        return Jt808Commands.command(to, shared.nextSerial(), command);
    }
}
