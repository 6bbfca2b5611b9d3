package org.anling.simulation.world;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.dc09.Dc09Frame;
import org.anling.gateway.codec.dc09.Dc09Message;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.anling.gateway.codec.dc09.Dc09Splitter;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.gt06.Gt06Frame;
import org.anling.gateway.codec.gt06.Gt06Login;
import org.anling.gateway.codec.gt06.Gt06Message;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.gt06.Gt06Splitter;
import org.anling.gateway.codec.jt808.Jt808Commands;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Levels;
import org.anling.gateway.codec.jt808.Jt808Message;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.jt808.Jt808Splitter;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchFrame;
import org.anling.gateway.codec.watch.WatchMessage;
import org.anling.gateway.codec.watch.WatchSplitter;
import org.jspecify.annotations.Nullable;

/** Reads whole frames of the TCP protocols with the gateway's own codecs, and remembers what one life of a gateway remembers. */
final class SocketReader {

    private static final String PADDING = "AnlingSimulation";
    private static final String CODE = "c0de";
    private final Map<Connection, Gt06Login> trackers = new HashMap<>();
    private final Map<DeviceId, Jt808Levels> terminals = new HashMap<>();

    private record Connection(String device, long number) {}

    /**
     * What a frame says.
     *
     * @param names whether it opens the device's session
     */
    record Read(Uplink uplink, Reply reply, boolean names) {}

    /** Empty for what a tracker says before its login. */
    Optional<Read> read(HomeDevice device, long connection, String octets, Instant now) {
        ByteBuffer bytes = ByteBuffer.wrap(Bytes.ofLatin(octets).toArray());
        Read read = switch (device.protocol()) {
            case WatchDecoder.PROTOCOL -> watch(bytes, now);
            case Dc09Decoder.PROTOCOL -> panel(bytes, now);
            case Jt808Decoder.PROTOCOL -> terminal(bytes, now);
            case Gt06Decoder.PROTOCOL -> tracker(bytes, new Connection(device.id(), connection), now);
            default -> throw new BrokenInvariantException(device.protocol() + " is not spoken on sockets");
        };
        if (read != null && !read.uplink.device().value().equals(device.id())) {
            throw new BrokenInvariantException("a frame of " + device.id() + " was taken for one of " + read.uplink);
        }
        return Optional.ofNullable(read);
    }

    private static Read watch(ByteBuffer bytes, Instant now) {
        WatchFrame frame = whole(WatchSplitter.split(bytes, WatchSplitter.LIMIT));
        WatchMessage message = said(WatchDecoder.decode(frame, now));
        return new Read(message.uplink(), message.reply(), message.sort() == WatchMessage.Sort.LOGIN);
    }

    private static Read panel(ByteBuffer bytes, Instant now) {
        Dc09Frame frame = whole(Dc09Splitter.split(bytes));
        Dc09Message message = Dc09Decoder.decode(frame, Dc09Site.PLAIN, now, PADDING);
        return new Read(message.uplink(), message.reply(), false);
    }

    private Read terminal(ByteBuffer bytes, Instant now) {
        Jt808Frame frame = whole(Jt808Splitter.split(bytes));
        Jt808Levels levels = terminals.getOrDefault(frame.device(), Jt808Levels.NONE);
        Jt808Message message =
                Jt808Decoder.decode(frame, new Jt808Decoder.Context(levels, Jt808Profile.STANDARD, 0, now));
        terminals.put(frame.device(), message.levels());
        return switch (message.sort()) {
            case REGISTER ->
                named(message, new Reply.AtOnce(Jt808Commands.registered(frame, 0, Jt808Commands.OK, CODE)));
            case AUTHENTICATE -> named(message, new Reply.AtOnce(Jt808Commands.answer(frame, 0, Jt808Commands.OK)));
            case REPORT, ANSWER, UNKNOWN, LOG_OUT -> new Read(message.uplink(), message.reply(), false);
        };
    }

    private static Read named(Jt808Message message, Reply reply) {
        return new Read(message.uplink(), reply, true);
    }

    private @Nullable Read tracker(ByteBuffer bytes, Connection connection, Instant now) {
        Gt06Frame frame = whole(Gt06Splitter.split(bytes));
        if (Gt06Decoder.isLogin(frame)) {
            Gt06Message message = said(Gt06Decoder.login(frame, Gt06Profile.STANDARD, now));
            trackers.put(connection, message.login());
            return new Read(message.uplink(), message.reply(), true);
        }
        Gt06Login login = trackers.get(connection);
        if (login == null) {
            return null;
        }
        Gt06Message message = said(Gt06Decoder.decode(frame, login, Gt06Profile.STANDARD, now));
        return new Read(message.uplink(), message.reply(), false);
    }

    private static <F> F whole(Split<F> split) {
        if (split instanceof Split.Found<F> found) {
            return found.frame();
        }
        throw new BrokenInvariantException("a whole frame was not found: " + split);
    }

    private static <M> M said(Decoded<M> decoded) {
        if (decoded instanceof Decoded.Message<M> read) {
            return read.message();
        }
        throw new BrokenInvariantException("a frame was not read: " + decoded);
    }
}
