package org.anling.gateway.codec.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.directory.CommandState;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.CommandAnswer;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.json.JsonReading;
import org.jspecify.annotations.Nullable;

/** Reads publishes of the native scheme. What cannot be read on {@code up/alarm} is an unknown alarm, not a lost one. */
public final class NativeDecoder {

    /** Name of this protocol in entries, metrics and the registry. */
    public static final String PROTOCOL = "mqtt";

    /** Largest payload taken; of a longer alarm only so much is read, and it is an alarm all the same. */
    public static final int LIMIT = 4 * 1024;

    private static final int LONGEST_WORD = 64;

    private NativeDecoder() {}

    /** Reads one payload. Whatever stands in it, an answer comes back and nothing is thrown. */
    public static Decoded<NativeMessage> decode(
            DeviceId device, NativeTopics.Up topic, Bytes payload, Instant receivedAt) {
        boolean tooLong = payload.length() > LIMIT;
        if (tooLong && topic != NativeTopics.Up.ALARM) {
            return new Decoded.Malformed<>(Defect.TOO_LONG);
        }
        if (payload.length() == 0 && topic != NativeTopics.Up.ALARM) {
            return new Decoded.Malformed<>(Defect.EMPTY);
        }
        Bytes read = tooLong ? Bytes.copyOf(Arrays.copyOf(payload.toArray(), LIMIT)) : payload;
        Reading in = new Reading(device, topic, read, JsonReading.read(read), receivedAt);
        return switch (topic) {
            case ALARM -> new Decoded.Message<>(alarm(in));
            case EVENT -> event(in);
            case VITALS, LOCATION, HB, STATUS, REPLY -> report(in);
        };
    }

    private static NativeMessage alarm(Reading in) {
        String word = in.json.text("type");
        AlertType type = type(word);
        String detail = type == null ? "type " + (word.isEmpty() ? "missing" : cut(word)) : detail(in, type);
        return in.message(List.of(alert(in, type == null ? AlertType.UNKNOWN_ALARM : type, detail)));
    }

    /** An alarm that was published as an event is an alarm all the same. */
    private static Decoded<NativeMessage> event(Reading in) {
        AlertType type = type(in.json.text("type"));
        if (type == null) {
            return new Decoded.Malformed<>(in.json.whole() ? Defect.UNKNOWN_TYPE : Defect.BAD_TEXT);
        }
        return new Decoded.Message<>(in.message(List.of(alert(in, type, detail(in, type)))));
    }

    private static Decoded<NativeMessage> report(Reading in) {
        return in.json.whole()
                ? new Decoded.Message<>(in.message(List.of()))
                : new Decoded.Malformed<>(Defect.BAD_TEXT);
    }

    private static @Nullable AlertType type(String word) {
        for (AlertType type : AlertType.values()) {
            if (type.name().equals(word) && type.isSaidByDevices()) {
                return type;
            }
        }
        return null;
    }

    /** CommandKind and value of an abnormal measurement; other types say everything by their name. */
    private static @Nullable String detail(Reading in, AlertType type) {
        String kind = in.json.text("k");
        Double value = in.json.number("val");
        return type == AlertType.VITAL_ABNORMAL && !kind.isEmpty() ? cut(kind) + " " + value : null;
    }

    private static Alert alert(Reading in, AlertType type, @Nullable String detail) {
        String id = cut(in.json.text("id"));
        String key = RepeatKeys.key(in.device, type, id.isEmpty() ? "none" : id, in.bodyWithoutResend());
        String zone = cut(in.json.inner("src").text("zone"));
        Double resend = in.json.number("resend");
        return new Alert(
                type,
                key,
                NativeFields.instant(in.json.text("ts")),
                NativeFields.clock(in.json),
                detail,
                zone.isEmpty() ? null : zone,
                NativeFields.battery(in.json),
                resend == null || resend < 0 || resend > 1_000_000 ? 0 : resend.intValue());
    }

    private static String cut(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }

    /** A publish in the course of being read. */
    private record Reading(
            DeviceId device, NativeTopics.Up topic, Bytes payload, JsonReading json, Instant receivedAt) {

        /** Fields in a fixed order, so that a device may write them in any. */
        Bytes bodyWithoutResend() {
            if (!json.whole()) {
                return payload;
            }
            TreeMap<String, Object> body = new TreeMap<>(json.fields());
            body.remove("resend");
            return Bytes.ofUtf8(ContractJson.encode(body));
        }

        NativeMessage message(List<Alert> alerts) {
            String id = json.text("id");
            boolean owed = !alerts.isEmpty() && !id.isEmpty();
            NativeMessage.CommandReply said = commandReply();
            Uplink read = uplink(alerts);
            return new NativeMessage(
                    topic,
                    said == null ? read : answer(said).map(read::answering).orElse(read),
                    owed ? id : null,
                    said);
        }

        private static Optional<CommandAnswer> answer(NativeMessage.CommandReply said) {
            String note = said.error() == null ? "" : said.error();
            return switch (said.state()) {
                case "accepted" -> CommandAnswer.of(NativeDownlink.kind(said.id()), CommandState.ACCEPTED, note);
                case "done" -> CommandAnswer.of(NativeDownlink.kind(said.id()), CommandState.DONE, note);
                case "failed", "expired" -> CommandAnswer.of(NativeDownlink.kind(said.id()), CommandState.FAILED, note);
                default -> Optional.empty();
            };
        }

        private Uplink uplink(List<Alert> alerts) {
            boolean placed = topic == NativeTopics.Up.LOCATION || topic == NativeTopics.Up.ALARM;
            return new Uplink(
                    device,
                    alerts,
                    placed ? NativeFields.position(json) : null,
                    alive(),
                    topic == NativeTopics.Up.VITALS ? NativeFields.vitals(device, json, receivedAt) : null,
                    marks(),
                    payload.readable());
        }

        /** A last will says that the device is gone; everything else is a sign of life. */
        private @Nullable Heartbeat alive() {
            boolean gone = topic == NativeTopics.Up.STATUS && json.text("state").equals("offline");
            return gone
                    ? null
                    : new Heartbeat(
                            device, receivedAt, NativeFields.battery(json), NativeFields.percent(json, "signal"));
        }

        private List<String> marks() {
            List<String> marks = new ArrayList<>();
            if (!json.whole()) {
                marks.add(json.fields().isEmpty() ? "unreadable" : "tail_unreadable");
            }
            if (json.whole() && json.text("id").isEmpty() && topic == NativeTopics.Up.ALARM) {
                marks.add("id_missing");
            }
            return marks;
        }

        private NativeMessage.@Nullable CommandReply commandReply() {
            if (topic != NativeTopics.Up.REPLY || json.text("id").isEmpty()) {
                return null;
            }
            String error = json.text("err");
            return new NativeMessage.CommandReply(
                    cut(json.text("id")), cut(json.text("state")), error.isEmpty() ? null : cut(error));
        }
    }
}
