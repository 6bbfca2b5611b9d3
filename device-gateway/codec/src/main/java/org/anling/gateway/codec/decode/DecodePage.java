package org.anling.gateway.codec.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Field;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as lines for a terminal, or as a tree for JSON.
 *
 * @param words takes the language that the reader wants
 */
public record DecodePage(Function<Label, String> words) {

    private static final int MOST_SHOWN = 32;
    private static final Set<String> BINARY = Set.of(Gt06Decoder.PROTOCOL, Jt808Decoder.PROTOCOL);

    /** The lines of one frame. */
    public List<String> lines(Explanation frame) {
        List<String> lines = new ArrayList<>();
        String size = say(frame.shown().length() + " 字节", frame.shown().length() + " octets");
        lines.add((frame.protocol() + "  " + words.apply(frame.about()) + "  (" + size + ")").strip());
        for (Field field : frame.fields()) {
            String place = field.at() < 0 ? "    " : "%04x".formatted(field.at());
            lines.add("  %s  %-34s %s: %s"
                    .formatted(
                            place,
                            shown(frame, field.octets()),
                            words.apply(field.name()),
                            words.apply(field.value())));
        }
        if (frame.fields().isEmpty()) {
            lines.add("        " + shown(frame, frame.shown()));
        }
        frame.notes().forEach(note -> lines.add("  ! " + words.apply(note)));
        Uplink uplink = frame.uplink();
        if (uplink != null) {
            says(uplink, lines);
            lines.add("  <- " + answer(frame.reply()));
        }
        return lines;
    }

    /** Everything in both languages, for programs. */
    public static Map<String, Object> tree(Explanation frame) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("protocol", frame.protocol());
        tree.put("about", frame.about());
        tree.put("octets", frame.shown().hex());
        tree.put("readable", frame.readable());
        tree.put("fields", frame.fields().stream().map(DecodePage::tree).toList());
        tree.put("notes", frame.notes());
        Uplink uplink = frame.uplink();
        if (uplink != null) {
            tree.put("device", uplink.device());
            tree.put("alerts", uplink.alerts());
            putIfThere(tree, "position", uplink.position());
            putIfThere(tree, "heartbeat", uplink.heartbeat());
            putIfThere(tree, "vitals", uplink.vitals());
            tree.put("marks", uplink.marks());
            tree.put("answer", octets(frame.reply()).hex());
        }
        return tree;
    }

    private static void putIfThere(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    private static Map<String, Object> tree(Field field) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("at", field.at());
        tree.put("octets", field.octets().hex());
        tree.put("name", field.name());
        tree.put("value", field.value());
        return tree;
    }

    private void says(Uplink uplink, List<String> lines) {
        lines.add("  = " + say("设备 ", "device ") + uplink.device());
        for (Alert alert : uplink.alerts()) {
            String detail = alert.detail() == null ? "" : " (" + alert.detail() + ")";
            String zone = alert.zone() == null ? "" : " [" + alert.zone() + "]";
            String at = alert.raisedAt() == null ? "" : " " + alert.raisedAt();
            lines.add("  = " + alert.type() + detail + zone + at);
        }
        if (uplink.alerts().isEmpty()) {
            lines.add("  = " + say("没有告警", "no alert"));
        }
        Position position = uplink.position();
        if (position != null) {
            lines.add(
                    "  = " + say("位置 ", "place ") + "%.6f, %.6f".formatted(position.latitude(), position.longitude()));
        }
        heard(uplink.heartbeat(), lines);
        Vitals vitals = uplink.vitals();
        if (vitals != null) {
            vitals.readings().forEach(one -> lines.add("  = " + one.kind() + " " + one.value() + " " + one.unit()));
        }
        if (!uplink.marks().isEmpty()) {
            lines.add("  = " + say("标记 ", "marks ") + String.join(", ", uplink.marks()));
        }
    }

    private void heard(@Nullable Heartbeat heard, List<String> lines) {
        if (heard != null && (heard.batteryPercent() != null || heard.signalPercent() != null)) {
            String battery =
                    heard.batteryPercent() == null ? "" : say("电量 ", "battery ") + heard.batteryPercent() + " % ";
            String signal = heard.signalPercent() == null ? "" : say("信号 ", "signal ") + heard.signalPercent() + " %";
            lines.add("  = " + (battery + signal).strip());
        }
    }

    private String answer(Reply reply) {
        String octets = octets(reply).readable().replace("\n", "<LF>").replace("\r", "<CR>");
        return switch (reply) {
            case Reply.Nothing _ -> say("不应答", "not answered");
            case Reply.AtOnce _ -> say("立即应答 ", "answered at once ") + octets;
            case Reply.AfterAppend _ -> say("落盘之后应答 ", "answered after it is on disk ") + octets;
            case Reply.WhenRepeated _ -> say("仅在重复时应答 ", "answered only when repeated ") + octets;
        };
    }

    private static Bytes octets(Reply reply) {
        return switch (reply) {
            case Reply.Nothing _ -> Bytes.ofLatin("");
            case Reply.AtOnce(Bytes bytes) -> bytes;
            case Reply.AfterAppend(Bytes bytes) -> bytes;
            case Reply.WhenRepeated(Bytes bytes) -> bytes;
        };
    }

    /** Hexadecimal for octets, as it is for the plain text of text protocols. */
    private static String shown(Explanation frame, Bytes octets) {
        boolean plain = !BINARY.contains(frame.protocol())
                && octets.length() > 0
                && octets.latin().chars().allMatch(c -> c >= ' ' && c < 0x7F);
        String all = plain ? octets.latin() : octets.hex();
        return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN) + "\u2026";
    }

    private String say(String zh, String en) {
        return words.apply(new Label(zh, en));
    }
}
