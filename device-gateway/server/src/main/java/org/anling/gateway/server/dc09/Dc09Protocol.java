package org.anling.gateway.server.dc09;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.dc09.Dc09Frame;
import org.anling.gateway.codec.dc09.Dc09Splitter;
import org.anling.gateway.server.reception.InOrder;
import org.anling.gateway.server.reception.Moment;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.tcp.Conversation;
import org.anling.gateway.server.tcp.FirstBytes;
import org.anling.gateway.server.tcp.FrameConnection;
import org.anling.gateway.server.tcp.Line;
import org.anling.gateway.server.tcp.TcpProtocol;

/** The row of DC-09 in the table of protocols. Panels are told nothing, so there are no sessions. Any thread. */
public final class Dc09Protocol implements TcpProtocol {

    private final Dc09Desk desk;

    /**
     * Knows what is known about accounts and models.
     *
     * @param padding at least 15 random letters and digits, new ones each time, for encrypted answers
     */
    public Dc09Protocol(Reception reception, Dc09Accounts accounts, Supplier<String> padding) {
        this.desk = new Dc09Desk(reception, accounts, padding);
    }

    @Override
    public String name() {
        return Dc09Decoder.PROTOCOL;
    }

    @Override
    public Recognition recognise(ByteBuf first) {
        return FirstBytes.dc09(first);
    }

    @Override
    public ChannelHandler handler(long number) {
        return new FrameConnection<>(number, desk.reception(), line -> new Panel(line, new InOrder(line), desk));
    }

    /** The same for datagrams. */
    Dc09Desk desk() {
        return desk;
    }

    /** One connection, of one account or of several. */
    private record Panel(Line line, InOrder order, Dc09Desk desk) implements Conversation<Dc09Frame> {

        @Override
        public Split<Dc09Frame> split(ByteBuffer in) {
            return Dc09Splitter.split(in);
        }

        @Override
        public void frame(Dc09Frame frame, Moment moment) {
            desk.take(frame, order, line.source(), moment, line);
        }

        @Override
        public void closed() {
            desk.reception().intake().closed(line.source().connection());
        }
    }
}
