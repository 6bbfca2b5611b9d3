package org.anling.gateway.server.jt808;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.jt808.Jt808Commands;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Message;
import org.anling.gateway.codec.jt808.Jt808Parts;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.jt808.Jt808Splitter;
import org.anling.gateway.server.jt808.Jt808Protocol.Shared;
import org.anling.gateway.server.reception.InOrder;
import org.anling.gateway.server.reception.Moment;
import org.anling.gateway.server.reception.Owed;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.reception.Sessions;
import org.anling.gateway.server.tcp.Conversation;
import org.anling.gateway.server.tcp.Line;

/** One connection of a terminal, or of several behind one relay. */
final class Jt808Conversation implements Conversation<Jt808Frame> {

    private static final byte MARK = 0x7E;
    private static final int NO_SUCH_TERMINAL = 4;
    private static final Duration LOOK_FOR_PARTS = Duration.ofSeconds(6);

    private final Line line;
    private final Shared shared;
    private final Jt808Parts parts = new Jt808Parts();
    private final InOrder order;
    private boolean looking;

    Jt808Conversation(Line line, Shared shared) {
        this.line = line;
        this.order = new InOrder(line);
        this.shared = shared;
    }

    @Override
    public Split<Jt808Frame> split(ByteBuffer in) {
        return Jt808Splitter.split(in);
    }

    @Override
    public void frame(Jt808Frame frame, Moment moment) {
        if (Jt808Parts.isTooLong(frame)) {
            reception().meters().refused(Jt808Decoder.PROTOCOL, "too-many-parts");
            line.send(answer(frame, Jt808Commands.UNSUPPORTED));
            return;
        }
        Optional<Jt808Frame> whole = parts.add(frame, moment.at());
        whole.ifPresent(message -> inOrder(message, moment));
        if (parts.isWaiting() && !looking) {
            looking = true;
            line.later(LOOK_FOR_PARTS, this::askForParts);
        }
    }

    /** The mark that closed the last frame may open the next and stays behind. */
    @Override
    public boolean isCut(ByteBuffer rest) {
        while (rest.hasRemaining()) {
            if (rest.get() != MARK) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void closed() {
        shared.sessions().closed(line.source().connection());
    }

    private void askForParts() {
        looking = parts.isWaiting();
        for (Jt808Parts.Missing missing : parts.missing(reception().now().at())) {
            line.send(Jt808Parts.askAgain(missing, shared.nextSerial()));
        }
        if (looking) {
            line.later(LOOK_FOR_PARTS, this::askForParts);
        }
    }

    private void inOrder(Jt808Frame frame, Moment moment) {
        boolean taken = order.with(shared.profiles().find(frame.device()), profile -> message(frame, profile, moment));
        if (!taken) {
            reception().meters().refused(Jt808Decoder.PROTOCOL, "too-many-waiting");
        }
    }

    private void message(Jt808Frame frame, Jt808Profile profile, Moment moment) {
        DeviceId device = frame.device();
        Jt808Decoder.Context context =
                new Jt808Decoder.Context(shared.raised().levels(device), profile, shared.nextSerial(), moment.at());
        Jt808Message message = Jt808Decoder.decode(frame, context);
        shared.raised().note(device, message.levels(), frame);
        reception().meters().frame(Jt808Decoder.PROTOCOL, label(message));
        Owed owed = new Owed(message.reply(), answer(frame, Jt808Commands.FAILED), line);
        reception().take(message.uplink(), owed, line.source(), moment);
        switch (message.sort()) {
            case REGISTER -> login(frame, registered(frame, Jt808Commands.OK), registered(frame, NO_SUCH_TERMINAL));
            case AUTHENTICATE -> login(frame, answer(frame, Jt808Commands.OK), answer(frame, Jt808Commands.FAILED));
            case REPORT, UNKNOWN, ANSWER -> bind(frame);
            case LOG_OUT -> {}
        }
    }

    /** A device that changed its network may speak without a new login. Nobody's session is taken away by that. */
    private void bind(Jt808Frame frame) {
        if (shared.sessions().find(frame.device()).isEmpty()) {
            login(frame, new Reply.Nothing(), new Reply.Nothing());
        }
    }

    private void login(Jt808Frame frame, Bytes accepted, Bytes revoked) {
        login(frame, new Reply.AtOnce(accepted), new Reply.AtOnce(revoked));
    }

    private void login(Jt808Frame frame, Reply accepted, Reply revoked) {
        Sessions.Claim<Jt808Frame> claim = new Sessions.Claim<>(frame.device(), line.source(), frame.address(), line);
        shared.sessions().login(claim, line, new Sessions.Outcome() {
            @Override
            public void accepted() {
                send(accepted);
            }

            @Override
            public void revoked() {
                // Who did not ask is not sent away: its alarms are heard as those of a stranger.
                if (revoked instanceof Reply.AtOnce) {
                    send(revoked);
                    line.end();
                }
            }
        });
    }

    private void send(Reply reply) {
        if (reply instanceof Reply.AtOnce(Bytes bytes)) {
            line.send(bytes);
        }
    }

    private Bytes answer(Jt808Frame to, int result) {
        return Jt808Commands.answer(to, shared.nextSerial(), result);
    }

    private Bytes registered(Jt808Frame to, int result) {
        return Jt808Commands.registered(
                to, shared.nextSerial(), result, shared.codes().get());
    }

    private Reception reception() {
        return shared.reception();
    }

    /** Ids come from outside; only known ones may become a label. */
    private static String label(Jt808Message message) {
        return switch (message.sort()) {
            case REGISTER, AUTHENTICATE -> "login";
            case REPORT -> message.uplink().alerts().isEmpty() ? "report" : "alert";
            case LOG_OUT -> "log-out";
            case ANSWER -> "echo";
            case UNKNOWN -> "unknown";
        };
    }
}
