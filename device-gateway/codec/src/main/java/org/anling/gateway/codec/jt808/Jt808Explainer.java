package org.anling.gateway.codec.jt808;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.explain.Explainer;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Fields;
import org.anling.gateway.codec.explain.Label;

/** Tells frames of terminals, escapes undone. Alarm bits that an earlier frame of the same input turned on are told as still on. */
public final class Jt808Explainer implements Explainer {

    private static final byte MARK = 0x7E;
    private static final Label CHECK = new Label("校验（异或）", "check (exclusive or)");

    private final Jt808Parts parts = new Jt808Parts();
    private Jt808Levels levels = Jt808Levels.NONE;

    @Override
    public Optional<Piece> next(ByteBuffer in, Instant receivedAt) {
        return Explainer.piece(
                in,
                Jt808Splitter.split(in),
                (frame, octets) -> found(frame, receivedAt),
                (defect, octets) -> malformed(defect, octets, receivedAt));
    }

    private Explanation found(Jt808Frame frame, Instant receivedAt) {
        Bytes plain = plain(frame.raw());
        Fields fields = new Fields();
        List<Label> notes = new ArrayList<>();
        Jt808Splitter.read(plain, frame.raw(), fields);
        check(plain, fields);
        if (!frame.lengthMatches()) {
            int right = frame.body().length();
            notes.add(new Label("长度错误，应为 " + right, "the length is wrong, it should be " + right));
        }
        Optional<Jt808Frame> whole = parts.add(frame, receivedAt);
        Label about = Jt808Names.message(frame.id());
        if (whole.isEmpty()) {
            notes.add(new Label(
                    "分包 " + frame.part() + "/" + frame.parts() + "，等待其余分包",
                    "part " + frame.part() + " of " + frame.parts() + ", the others are waited for"));
            return new Explanation(
                    Jt808Decoder.PROTOCOL, plain, about, fields.of(plain), notes, null, new Reply.Nothing(), true);
        }
        Jt808Decoder.Context context = new Jt808Decoder.Context(levels, Jt808Profile.STANDARD, 1, receivedAt);
        boolean joined = frame.part() > 0;
        Jt808Message message =
                joined ? Jt808Decoder.decode(whole.get(), context) : Jt808Decoder.decode(frame, context, fields);
        levels = message.levels();
        return new Explanation(
                Jt808Decoder.PROTOCOL, plain, about, fields.of(plain), notes, message.uplink(), reply(message), true);
    }

    /** Registration and authentication are answered by the caller of the decoder, who knows the device. */
    private static Reply reply(Jt808Message message) {
        return switch (message.sort()) {
            case REGISTER ->
                new Reply.AtOnce(Jt808Commands.registered(message.frame(), 1, Jt808Commands.OK, "0123456789abcdef"));
            case AUTHENTICATE -> new Reply.AtOnce(Jt808Commands.answer(message.frame(), 1, Jt808Commands.OK));
            case REPORT, LOG_OUT, ANSWER, UNKNOWN -> message.reply();
        };
    }

    /** With a wrong check it is told what it should be, and what the frame would say. */
    private static Explanation malformed(Defect defect, Bytes octets, Instant receivedAt) {
        if (defect != Defect.BAD_CHECKSUM) {
            return Explanation.unreadable(Jt808Decoder.PROTOCOL, octets, Explainer.why(defect));
        }
        Bytes plain = plain(octets);
        Fields fields = new Fields();
        Jt808Splitter.read(plain, octets, fields)
                .ifPresent(frame -> Jt808Decoder.decode(
                        frame,
                        new Jt808Decoder.Context(Jt808Levels.NONE, Jt808Profile.STANDARD, 1, receivedAt),
                        fields));
        check(plain, fields);
        return new Explanation(
                Jt808Decoder.PROTOCOL,
                plain,
                Explainer.why(defect),
                fields.of(plain),
                List.of(),
                null,
                new Reply.Nothing(),
                false);
    }

    private static void check(Bytes plain, Fields fields) {
        int last = plain.length() - 1;
        int right = Jt808Splitter.check(plain.slice(0, last));
        fields.add(last, plain.slice(last, last + 1), CHECK, Explainer.check(plain.at(last), right, 1));
    }

    private static Bytes plain(Bytes raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && raw.at(from) == MARK) {
            from++;
        }
        while (to > from && raw.at(to - 1) == MARK) {
            to--;
        }
        return Jt808Splitter.unescape(ByteBuffer.wrap(raw.toArray()), from, to).orElse(raw);
    }
}
