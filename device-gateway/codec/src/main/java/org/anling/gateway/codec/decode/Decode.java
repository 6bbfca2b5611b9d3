package org.anling.gateway.codec.decode;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.dc09.Dc09Explainer;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.anling.gateway.codec.explain.Explainer;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.gt06.Gt06Explainer;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.codec.jt808.Jt808Explainer;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeExplainer;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchExplainer;

/** Recognises the protocol of some octets and tells all frames in them. */
public final class Decode {

    private static final Label BREAKS_OFF = new Label("帧不完整，还缺字节", "a frame that breaks off: more octets are needed");
    private static final Label NO_PROTOCOL = new Label(
            "无法识别：不以 [ 、LF 加 DC-09 帧头、7878、7979、7E 或 { 开头",
            "no protocol: begins neither with [, LF and a DC-09 header, 7878, 7979, 7E nor {");

    private Decode() {}

    /** A protocol that was recognised. */
    private record Recognised(String protocol, Explainer explainer) {}

    /**
     * Everything in the octets, in order.
     *
     * @param receivedAt what time stamps are compared with
     * @param site keys that encrypted DC-09 is tried with
     */
    public static List<Explanation> explain(Bytes octets, Instant receivedAt, Dc09Site site) {
        Optional<Recognised> found = recognise(octets.latin(), site);
        if (found.isEmpty()) {
            return List.of(Explanation.unreadable("", octets, NO_PROTOCOL));
        }
        String protocol = found.get().protocol();
        Explainer explainer = found.get().explainer();
        List<Explanation> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(octets.toArray());
        Optional<Explainer.Piece> next = explainer.next(in, receivedAt);
        while (next.isPresent()) {
            all.add(next.get().explanation());
            in.position(in.position() + next.get().consumed());
            next = explainer.next(in, receivedAt);
        }
        Bytes rest = Bytes.copyOf(in, in.position(), in.remaining());
        if (!rest.latin().matches("[\\s\\x00~]*")) {
            all.add(Explanation.unreadable(protocol, rest, BREAKS_OFF));
        }
        return List.copyOf(all);
    }

    /** As on the port that all protocols share; payloads of MQTT begin with a brace. */
    private static Optional<Recognised> recognise(String latin, Dc09Site site) {
        String text = latin.replaceFirst("^[\\s\\x00]+", "");
        boolean lineFeed = latin.length() > text.length()
                && latin.substring(0, latin.length() - text.length()).indexOf('\n') >= 0;
        if (text.startsWith("[")) {
            return Optional.of(new Recognised(WatchDecoder.PROTOCOL, new WatchExplainer()));
        }
        if (text.startsWith("xx") || text.startsWith("yy")) {
            return Optional.of(new Recognised(Gt06Decoder.PROTOCOL, new Gt06Explainer()));
        }
        if (text.startsWith("~")) {
            return Optional.of(new Recognised(Jt808Decoder.PROTOCOL, new Jt808Explainer()));
        }
        if (text.startsWith("{")) {
            return Optional.of(new Recognised(NativeDecoder.PROTOCOL, new NativeExplainer()));
        }
        return lineFeed && text.matches("(?s)(.{4}|.{2})0[0-9A-Fa-f]{3}\".*")
                ? Optional.of(new Recognised(Dc09Decoder.PROTOCOL, new Dc09Explainer(site)))
                : Optional.empty();
    }
}
