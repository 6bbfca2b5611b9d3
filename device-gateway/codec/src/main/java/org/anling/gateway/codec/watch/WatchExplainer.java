package org.anling.gateway.codec.watch;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.explain.Explainer;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Fields;
import org.anling.gateway.codec.explain.Label;

/** Tells frames of watches, value by value. */
public final class WatchExplainer implements Explainer {

    private static final Label UNKNOWN = new Label("含义未知", "nobody knows what this is");

    @Override
    public Optional<Piece> next(ByteBuffer in, Instant receivedAt) {
        return Explainer.piece(
                in,
                WatchSplitter.split(in, WatchSplitter.LIMIT),
                (frame, octets) -> found(frame, receivedAt),
                (defect, octets) -> Explanation.unreadable(WatchDecoder.PROTOCOL, octets, Explainer.why(defect)));
    }

    private static Explanation found(WatchFrame frame, Instant receivedAt) {
        Line line = new Line(frame.raw());
        List<Label> notes = new ArrayList<>();
        header(frame, line, notes);
        String content = frame.content().latin();
        String keyword = content.split(",", 2)[0];
        line.piece(keyword.length(), new Label("关键字", "keyword"), Label.same(keyword));
        values(keyword, content, line);
        line.skip(1);
        Label about = Label.same(keyword);
        return switch (WatchDecoder.decode(frame, receivedAt)) {
            case Decoded.Malformed<WatchMessage> bad -> {
                notes.add(Explainer.why(bad.defect()));
                yield new Explanation(
                        WatchDecoder.PROTOCOL,
                        frame.raw(),
                        about,
                        line.fields.of(frame.raw()),
                        notes,
                        null,
                        new Reply.Nothing(),
                        false);
            }
            case Decoded.Message<WatchMessage>(WatchMessage message) ->
                new Explanation(
                        WatchDecoder.PROTOCOL,
                        frame.raw(),
                        about,
                        line.fields.of(frame.raw()),
                        notes,
                        message.uplink(),
                        message.reply(),
                        true);
        };
    }

    private static void header(WatchFrame frame, Line line, List<Label> notes) {
        WatchAddress address = frame.address();
        line.skip(1);
        line.piece(address.maker().length(), new Label("厂家", "maker"), Label.same(address.maker()));
        line.skip(1);
        line.piece(address.id().length(), new Label("设备号", "id"), Label.same(address.id()));
        line.skip(1);
        String index = address.index();
        if (index != null) {
            line.piece(index.length(), new Label("索引", "index"), Label.same(index));
            line.skip(1);
        }
        int length = frame.raw().length() - 2 - frame.content().length() - line.at;
        String right = "%04X".formatted(frame.content().length());
        line.piece(
                length,
                new Label("长度（十六进制）", "length (hex)"),
                frame.lengthMatches() ? Label.same(right) : new Label("错误，应为 " + right, "wrong, should be " + right));
        line.skip(1);
        if (!frame.lengthMatches()) {
            notes.add(new Label("长度错误，但帧仍被接受", "the length is wrong, the frame is taken all the same"));
        }
    }

    private static void values(String keyword, String content, Line line) {
        if (content.length() == keyword.length()) {
            return;
        }
        if (keyword.equals("TK") || keyword.equals("JXTK") || keyword.equals("img")) {
            line.skip(1);
            int octets = content.length() - keyword.length() - 1;
            line.piece(
                    octets, new Label("媒体数据（已转义）", "media (escaped)"), new Label(octets + " 字节", octets + " octets"));
            return;
        }
        Values values = Values.of(content.substring(keyword.length() + 1));
        List<Label> names = WatchNames.of(keyword, values);
        for (int i = 0; i < values.size(); i++) {
            line.skip(1);
            String value = values.all().get(i);
            Label told = WatchNames.value(names, i, value);
            line.piece(value.length(), i < names.size() ? names.get(i) : UNKNOWN, told);
        }
    }

    /** A frame told from left to right; what stands between the pieces is told as separators. */
    private static final class Line {
        private final Bytes raw;
        private final Fields fields = new Fields();
        private int at;

        Line(Bytes raw) {
            this.raw = raw;
        }

        void piece(int length, Label name, Label value) {
            if (length > 0) {
                fields.add(at, raw.slice(at, at + length), name, value);
                at += length;
            }
        }

        void skip(int length) {
            fields.pass(at, length);
            at += length;
        }
    }
}
