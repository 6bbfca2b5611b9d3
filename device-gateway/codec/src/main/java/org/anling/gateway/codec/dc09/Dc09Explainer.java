package org.anling.gateway.codec.dc09;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.explain.Explainer;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Fields;
import org.anling.gateway.codec.explain.Label;

/** Tells frames of panels. Without the account's key an encrypted frame is told as far as it stands in clear. */
public final class Dc09Explainer implements Explainer {

    private static final String PADDING = "0123456789abcdef";
    private static final int BLOCK = 16;
    private static final Pattern PIECE = Pattern.compile("\\[([A-Z])([^\\]]*)\\]|(_[0-9:,-]+)");
    private static final Pattern BAD =
            Pattern.compile("\n+([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})(\"[^\r]*)\r.*", Pattern.DOTALL);

    private final Dc09Site site;

    /** @param site what is known about the accounts of the input: keys that are tried */
    public Dc09Explainer(Dc09Site site) {
        this.site = site;
    }

    @Override
    public Optional<Piece> next(ByteBuffer in, Instant receivedAt) {
        return Explainer.piece(
                in,
                Dc09Splitter.split(in),
                (frame, octets) -> found(frame, receivedAt),
                (defect, octets) -> malformed(defect, octets, receivedAt));
    }

    private Explanation found(Dc09Frame frame, Instant receivedAt) {
        Line line = new Line(frame);
        Dc09Message message = Dc09Decoder.decode(frame, site, receivedAt, PADDING);
        List<Label> notes = new ArrayList<>();
        if (frame.encrypted()) {
            secret(line, notes, message);
        } else {
            line.text();
        }
        line.piece(1, new Label("结束标志 CR", "end mark CR"), Label.same("0d"));
        if (!frame.lengthMatches()) {
            notes.add(new Label("长度错误", "the length is wrong"));
        }
        Label about = about(message.sort());
        return new Explanation(
                Dc09Decoder.PROTOCOL,
                frame.raw(),
                about,
                line.fields.of(frame.raw()),
                notes,
                message.uplink(),
                message.reply(),
                true);
    }

    private static Label about(Dc09Message.Sort sort) {
        return switch (sort) {
            case LINK_TEST -> new Label("链路测试", "link test");
            case EVENT -> new Label("事件", "event");
            case WRONG_TIME ->
                new Label("时间戳超出 +20/−40 秒，以 NAK 告知正确时间", "time stamp out of +20/-40 s: told the time by NAK");
            case NO_REPORT -> new Label("接收机的应答", "an answer of a receiver");
        };
    }

    private void secret(Line line, List<Label> notes, Dc09Message message) {
        int octets = line.frame.rest().length();
        line.piece(
                octets,
                new Label("密文（AES-CBC）", "encrypted (AES-CBC)"),
                new Label(
                        octets / 2 + " 字节，" + octets / 2 / BLOCK + " 块",
                        octets / 2 + " octets, " + octets / 2 / BLOCK + " blocks"));
        Optional<Dc09Text> text = Dc09Text.decrypted(line.frame.rest(), site.keys());
        text.ifPresent(plain -> notes.add(Label.same("AES: " + Dc09Text.readable(plain.data()) + " " + plain.extras()
                + " " + plain.sentAt().map(Instant::toString).orElse(""))));
        if (message.uplink().marks().contains("cannot_decrypt")) {
            notes.add(new Label(
                    "没有合适的密钥：账号、序号、格式可见，内容不可读；存为 UNKNOWN_ALARM，不应答",
                    "no key fits: account, sequence and format stand in clear, the content cannot be read; it is"
                            + " stored as UNKNOWN_ALARM and not answered"));
        }
    }

    /** With a wrong check it is told what it should be, and what the frame would say. */
    private Explanation malformed(Defect defect, Bytes octets, Instant receivedAt) {
        Matcher bad = BAD.matcher(octets.latin());
        if (defect != Defect.BAD_CHECKSUM || !bad.matches()) {
            return Explanation.unreadable(Dc09Decoder.PROTOCOL, octets, Explainer.why(defect));
        }
        String body = bad.group(3);
        int right = Crc16.of(Bytes.ofLatin(body).toArray());
        Bytes mended = Bytes.ofLatin("\n%04X%s%s\r".formatted(right, bad.group(2), body));
        List<Label> notes = new ArrayList<>();
        Label check = Explainer.check(Integer.parseInt(bad.group(1), 16), right, 2);
        notes.add(new Label("校验 " + check.zh(), "check " + check.en()));
        Explanation would = Dc09Splitter.split(ByteBuffer.wrap(mended.toArray()))
                        instanceof Split.Found<Dc09Frame>(Dc09Frame frame, int _)
                ? found(frame, receivedAt)
                : Explanation.unreadable(Dc09Decoder.PROTOCOL, octets, Explainer.why(defect));
        return new Explanation(
                Dc09Decoder.PROTOCOL,
                octets,
                Explainer.why(defect),
                would.fields(),
                notes,
                null,
                new Reply.Nothing(),
                false);
    }

    /** A frame told from left to right. */
    private static final class Line {
        private final Dc09Frame frame;
        private final Fields fields = new Fields();
        private int at;

        Line(Dc09Frame frame) {
            this.frame = frame;
            int around = frame.raw().latin().indexOf('"') - 5;
            piece(1, new Label("起始标志 LF", "start mark LF"), Label.same("0a"));
            Bytes check = frame.raw().slice(1, 1 + around);
            Label given = Label.same(around == 4 ? check.latin() : check.hex().toUpperCase(Locale.ROOT));
            piece(
                    around,
                    new Label("校验 CRC-16/ARC", "check CRC-16/ARC"),
                    new Label(given.zh() + " 正确", given.en() + " right"));
            String length = frame.raw().slice(at, at + 4).latin();
            piece(4, new Label("长度（十六进制）", "length (hex)"), Label.same(Integer.parseInt(length, 16) + ""));
            String format = (frame.encrypted() ? "*" : "") + frame.format();
            piece(format.length() + 2, new Label("格式", "format"), Label.same(format));
            piece(4, new Label("序号", "sequence"), Label.same(frame.sequence()));
            piece(frame.receiver().length(), new Label("接收机号", "receiver"), Label.same(frame.receiver()));
            piece(frame.line().length(), new Label("线路", "line"), Label.same(frame.line()));
            piece(frame.account().length() + 1, new Label("账号", "account"), Label.same(frame.account()));
            piece(1, new Label("数据开始", "data begins"), Label.same("["));
        }

        void piece(int length, Label name, Label value) {
            if (length > 0) {
                fields.add(at, frame.raw().slice(at, at + length), name, value);
                at += length;
            }
        }

        /** Data, extended data, time stamp. */
        void text() {
            String rest = frame.rest().latin();
            Dc09Text text = Dc09Text.plain(rest);
            piece(text.data().length(), new Label("数据", "data"), data(text.data()));
            piece(rest.length() > text.data().length() ? 1 : 0, new Label("数据结束", "data ends"), Label.same("]"));
            int base = at - Math.min(rest.length(), text.data().length() + 1);
            Matcher piece = PIECE.matcher(rest);
            for (int from = at - base; from < rest.length() && piece.find(from); from = piece.end()) {
                at = base + piece.start();
                boolean stamp = piece.group(3) != null;
                piece(
                        piece.end() - piece.start(),
                        stamp
                                ? new Label("时间戳（UTC）", "time stamp (UTC)")
                                : new Label("扩展数据 " + piece.group(1), "extended data " + piece.group(1)),
                        Label.same(stamp ? piece.group(3).substring(1) : Dc09Text.readable(piece.group(2))));
            }
            at = frame.raw().length() - 1;
        }

        private Label data(String data) {
            int bar = data.indexOf('|');
            String body = bar < 0 ? data : data.substring(bar + 1);
            List<Finding> found = switch (frame.format()) {
                case "SIA-DCS" -> SiaCodes.read(body, CodeProfile.STANDARD).events();
                case "ADM-CID" -> ContactIdCodes.read(body, CodeProfile.STANDARD);
                default -> List.of();
            };
            List<String> told = found.stream()
                    .map(one -> one.code() + " → " + one.type() + " " + Dc09Text.readable(one.place()))
                    .toList();
            return Label.same(Dc09Text.readable(data) + (told.isEmpty() ? "" : "  " + String.join("; ", told)));
        }
    }
}
