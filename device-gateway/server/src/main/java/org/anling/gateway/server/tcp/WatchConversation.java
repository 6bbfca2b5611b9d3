package org.anling.gateway.server.tcp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.anling.contract.directory.DeviceRecord;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.session.Login;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchFrame;
import org.anling.gateway.codec.watch.WatchMessage;
import org.anling.gateway.codec.watch.WatchProfile;
import org.anling.gateway.codec.watch.WatchSplitter;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.reception.InOrder;
import org.anling.gateway.server.reception.Moment;
import org.jspecify.annotations.Nullable;

/** What a watch says on one connection. Owned by the loop of the connection. */
final class WatchConversation implements Conversation<WatchFrame> {

    private final Line line;
    private final WatchProtocol protocol;
    private final WatchProtocol.Shared shared;
    private final RoutineRepeats routine = new RoutineRepeats();
    private final InOrder order;
    private boolean loggedIn;
    private @Nullable Bytes lastUnknown;

    WatchConversation(Line line, WatchProtocol protocol, WatchProtocol.Shared shared) {
        this.line = line;
        this.order = new InOrder(line);
        this.protocol = protocol;
        this.shared = shared;
        protocol.opened(line);
    }

    @Override
    public Split<WatchFrame> split(ByteBuffer in) {
        return WatchSplitter.split(in, loggedIn ? WatchSplitter.LIMIT : WatchSplitter.LIMIT_BEFORE_LOGIN);
    }

    @Override
    public boolean mayErr(boolean heard) {
        return loggedIn;
    }

    @Override
    public void closed() {
        protocol.closed(line);
    }

    @Override
    public void frame(WatchFrame frame, Moment moment) {
        boolean taken =
                order.with(shared.profiles().find(frame.address().device()), profile -> frame(frame, profile, moment));
        if (!taken) {
            shared.meters().refused(WatchDecoder.PROTOCOL, "too-many-waiting");
        }
    }

    private void frame(WatchFrame frame, WatchProfile profile, Moment moment) {
        switch (WatchDecoder.decode(frame, profile, moment.at())) {
            case Decoded.Malformed<WatchMessage> bad -> line.malformed(bad.defect());
            case Decoded.Message<WatchMessage> read -> message(read.message(), frame.raw(), moment);
        }
    }

    private void message(WatchMessage message, Bytes raw, Moment moment) {
        shared.meters().frame(WatchDecoder.PROTOCOL, label(message));
        shared.intake().heard(message.uplink().device(), line.source());
        shared.live().received(message.uplink(), WatchDecoder.PROTOCOL, line.source(), moment.at());
        if (message.sort() == WatchMessage.Sort.LOGIN) {
            login(message);
            return;
        }
        if (!message.uplink().alerts().isEmpty() && !routine.isRepeat(message, moment.at())) {
            shared.intake()
                    .receive(new Arrival<>(
                            message.uplink(),
                            WatchDecoder.PROTOCOL,
                            proven(),
                            moment.at(),
                            moment.nanos(),
                            new WatchEcho(message.reply())));
        }
        switch (message.reply()) {
            case Reply.AtOnce(Bytes bytes) -> line.send(bytes);
            case Reply.WhenRepeated(Bytes bytes) -> whenRepeated(bytes, raw);
            case Reply.AfterAppend _ -> {}
            case Reply.Nothing _ -> {}
        }
    }

    /** A watch shows nothing; only a socket of our own says who is at its other end. */
    private Source proven() {
        Source source = line.source();
        return line.isOneOf(shared.own())
                ? new Source(source.connection(), source.address(), Source.Proof.OWN_SOCKET)
                : source;
    }

    private void whenRepeated(Bytes answer, Bytes raw) {
        if (lastUnknown != null && lastUnknown.equals(raw)) {
            line.send(answer);
        }
        lastUnknown = raw;
    }

    /**
     * LK is also the heartbeat: only the first on a connection waits for its turn. Without one there is no answer, and the watch says it again;
     * its alarms need no login.
     */
    private void login(WatchMessage message) {
        LoginGate.Who who =
                new LoginGate.Who(line.source().connection(), message.uplink().device());
        if (loggedIn) {
            lookUp(message);
        } else if (!shared.logins().admit(who, new LoginGate.Login(line::isOpen, () -> lookUp(message)))) {
            protocol.shed("logins");
        }
    }

    /** LK promises nothing, so a silent directory does not hold it back; only a revoked device gets no answer. */
    private void lookUp(WatchMessage message) {
        shared.resolver()
                .resolve(message.uplink().device())
                .exceptionally(silent -> Optional.empty())
                .thenAccept(record -> line.execute(() -> loginResolved(message, record)));
    }

    private void loginResolved(WatchMessage message, Optional<DeviceRecord> record) {
        if (DeviceResolver.isRevoked(record)) {
            shared.meters().refused(WatchDecoder.PROTOCOL, "revoked");
            line.end();
            return;
        }
        if (!line.isOpen()) {
            return;
        }
        loggedIn = true;
        switch (shared.intake().login(message.uplink().device(), line.source())) {
            case Login.Current _ ->
                protocol.loggedIn(
                        line,
                        message.address(),
                        record.map(DeviceRecord::centre).orElse(shared.unregisteredCentre()));
            case Login.Full _ -> shared.meters().refused(WatchDecoder.PROTOCOL, "too-many-sessions");
            case Login.Late _ -> {}
        }
        if (message.reply() instanceof Reply.AtOnce(Bytes bytes)) {
            line.send(bytes);
        }
    }

    /** Keywords come from outside; only known ones may become a label. */
    private static String label(WatchMessage message) {
        return switch (message.sort()) {
            case LOGIN -> "LK";
            case REPORT -> message.uplink().alerts().isEmpty() ? "report" : "alert";
            case ECHO -> "echo";
            case UNKNOWN -> "unknown";
        };
    }
}
