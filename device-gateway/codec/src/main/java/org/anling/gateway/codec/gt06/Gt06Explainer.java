package org.anling.gateway.codec.gt06;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.explain.Explainer;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Fields;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.explain.Octets;

/** Tells frames of trackers. Only a login names the device; frames before one are told as those of {@code unknown}. */
public final class Gt06Explainer implements Explainer {

    private static final Gt06Login NOBODY = new Gt06Login(new DeviceId("unknown"), ZoneOffset.UTC);
    private static final Set<Integer> CELLS = Set.of(0x18, 0x24, 0x28, 0x2E);
    private static final int INFORMATION = 0x94;
    private static final int CARD_NUMBERS = 0x0A;
    private static final int MOST_CELLS = 7;

    private Gt06Login login = NOBODY;

    @Override
    public Optional<Piece> next(ByteBuffer in, Instant receivedAt) {
        return Explainer.piece(
                in,
                Gt06Splitter.split(in),
                (frame, octets) -> found(frame, receivedAt),
                (defect, octets) -> Explanation.unreadable(Gt06Decoder.PROTOCOL, octets, Explainer.why(defect)));
    }

    private Explanation found(Gt06Frame frame, Instant receivedAt) {
        Fields fields = new Fields();
        List<Label> notes = new ArrayList<>();
        around(frame, fields, notes);
        Decoded<Gt06Message> decoded = Gt06Decoder.isLogin(frame)
                ? login(frame, fields, receivedAt)
                : Gt06Decoder.decode(new Gt06Decoder.Reading(frame, login, Gt06Profile.STANDARD, receivedAt), fields);
        others(frame, fields);
        if (!Gt06Decoder.isLogin(frame) && login.equals(NOBODY)) {
            notes.add(new Label("本协议只有登录帧说明是哪台设备", "only a login names the device in this protocol"));
        }
        Label about = Gt06Parts.message(frame.number());
        return switch (decoded) {
            case Decoded.Malformed<Gt06Message> bad -> {
                notes.add(Explainer.why(bad.defect()));
                yield new Explanation(
                        Gt06Decoder.PROTOCOL,
                        frame.raw(),
                        about,
                        fields.of(frame.raw()),
                        notes,
                        null,
                        new Reply.Nothing(),
                        false);
            }
            case Decoded.Message<Gt06Message>(Gt06Message message) -> {
                login = message.login();
                yield new Explanation(
                        Gt06Decoder.PROTOCOL,
                        frame.raw(),
                        about,
                        fields.of(frame.raw()),
                        notes,
                        message.uplink(),
                        message.reply(),
                        true);
            }
        };
    }

    /** What stands before and behind the content. */
    private static void around(Gt06Frame frame, Fields fields, List<Label> notes) {
        Bytes raw = frame.raw();
        int contentAt = frame.contentAt();
        Octets head = new Octets(raw.slice(0, contentAt), 0, fields);
        head.skip(2, Gt06Parts.START);
        head.skip(head.left() - 1, Gt06Parts.LENGTH);
        head.skip(1, Gt06Parts.NUMBER);
        int behind = contentAt + frame.content().length();
        new Octets(raw.slice(behind, raw.length()), behind, fields).skip(2, Gt06Parts.SERIAL);
        int end = raw.length() - 2;
        int given = raw.at(end - 2) << 8 | raw.at(end - 1);
        Label told = Explainer.check(given, CrcX25.of(raw, 2, end - 2), 2);
        fields.add(end - 2, raw.slice(end - 2, end), new Label("校验 CRC-16/X-25", "check CRC-16/X-25"), told);
        new Octets(raw.slice(end, raw.length()), end, fields).skip(2, Gt06Parts.STOP);
        if (!frame.lengthMatches()) {
            int right = frame.content().length() + 5;
            notes.add(new Label("长度错误，应为 " + right, "the length is wrong, it should be " + right));
        }
    }

    private static Decoded<Gt06Message> login(Gt06Frame frame, Fields fields, Instant receivedAt) {
        Octets content = new Octets(frame.content(), frame.contentAt(), fields);
        content.skip(8, Gt06Parts.IMEI);
        content.skip(2, Gt06Parts.MODEL);
        content.skip(2, Gt06Parts.ZONE);
        return Gt06Decoder.login(frame, Gt06Profile.STANDARD, receivedAt);
    }

    /** Contents that nobody needs for an alarm are named here only. */
    private static void others(Gt06Frame frame, Fields fields) {
        Octets content = new Octets(frame.content(), frame.contentAt(), fields);
        if (CELLS.contains(frame.number())) {
            content.skip(6, Gt06Parts.TIME);
            content.skip(2, Gt06Parts.COUNTRY);
            content.skip(1, Gt06Parts.NETWORK);
            for (int cell = 0; cell < MOST_CELLS && content.left() >= 6; cell++) {
                content.skip(2, Gt06Parts.AREA);
                content.skip(3, Gt06Parts.CELL);
                content.skip(1, Gt06Parts.CELL_SIGNAL);
            }
            content.skip(1, Gt06Parts.ADVANCE);
            content.skip(2, Gt06Parts.LANGUAGE);
        } else if (frame.number() == INFORMATION && content.octet(Gt06Parts.SUB_TYPE) == CARD_NUMBERS) {
            content.skip(8, Gt06Parts.IMEI);
            content.skip(8, Gt06Parts.DIGITS);
            content.skip(10, Gt06Parts.DIGITS);
        }
    }
}
