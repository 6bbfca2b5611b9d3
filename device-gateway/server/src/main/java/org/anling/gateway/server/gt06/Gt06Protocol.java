package org.anling.gateway.server.gt06;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.gt06.Gt06Commands;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.gt06.Gt06Login;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.intake.ModelProfiles;
import org.anling.gateway.server.profile.ByModel;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.reception.Sessions;
import org.anling.gateway.server.tcp.FirstBytes;
import org.anling.gateway.server.tcp.FrameConnection;
import org.anling.gateway.server.tcp.TcpProtocol;

/** The row of GT06 in the table of protocols, and the way down to its devices. Any thread. */
public final class Gt06Protocol implements TcpProtocol, DeviceLink {

    private final Reception reception;
    private final ModelProfiles<Gt06Profile> profiles;
    private final Sessions<Gt06Login> sessions;
    private final AtomicLong commands = new AtomicLong();

    /** @param profiles what models do in their own way */
    public Gt06Protocol(Reception reception, ByModel<Gt06Profile> profiles) {
        this.reception = reception;
        this.profiles = new ModelProfiles<>(reception.resolver(), profiles);
        this.sessions = new Sessions<>(reception);
    }

    @Override
    public String name() {
        return Gt06Decoder.PROTOCOL;
    }

    @Override
    public Recognition recognise(ByteBuf first) {
        return FirstBytes.gt06(first);
    }

    @Override
    public ChannelHandler handler(long number) {
        return new FrameConnection<>(
                number, reception, line -> new Gt06Conversation(line, reception, profiles, sessions));
    }

    /** The number of the command comes back with the answer, and serves as the serial of its frame, too. */
    @Override
    public boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        Optional<String> text = Gt06Commands.text(command);
        Optional<Sessions.Held<Gt06Login>> session = text.isEmpty() ? Optional.empty() : sessions.find(device);
        if (session.isEmpty()) {
            return false;
        }
        long flag = Gt06Commands.flag(command.kind(), commands.incrementAndGet());
        return session.get().way().send(Gt06Commands.command(flag, text.get(), (int) (flag & 0xFFFF)));
    }
}
