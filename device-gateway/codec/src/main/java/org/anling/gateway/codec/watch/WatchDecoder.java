package org.anling.gateway.codec.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.CommandState;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.CommandAnswer;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.watch.WatchMessage.Sort;
import org.jspecify.annotations.Nullable;

/** Reads frames of a watch (sections 2 to 5): what they say, and what the watch is answered when. */
public final class WatchDecoder {

    /** Name of this protocol in entries, metrics and the registry. */
    public static final String PROTOCOL = "watch-3g";

    private static final String ALARM = "AL";
    private static final Set<String> MEDIA = Set.of("TK", "JXTK", "img");
    private static final Set<String> HEALTH = Set.of("bphrt", "heart", "PULSE", "BLOOD", "oxygen", "TEMP", "btemp2");

    private WatchDecoder() {}

    /** Reads one frame. Whatever stands in it, an answer comes back and nothing is thrown. */
    public static Decoded<WatchMessage> decode(WatchFrame frame, Instant receivedAt) {
        return decode(frame, WatchProfile.STANDARD, receivedAt);
    }

    /** The same of a model that does things in its own way. */
    public static Decoded<WatchMessage> decode(WatchFrame frame, WatchProfile profile, Instant receivedAt) {
        String content = frame.content().latin();
        int comma = content.indexOf(',');
        String keyword = comma < 0 ? content : content.substring(0, comma);
        Values values = Values.of(comma < 0 ? "" : content.substring(comma + 1));
        if (MEDIA.contains(keyword) && MediaEscape.unescape(frame.content()).isEmpty()) {
            return new Decoded.Malformed<>(Defect.BAD_ESCAPE);
        }
        if (keyword.isEmpty() || !keyword.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return new Decoded.Malformed<>(Defect.BAD_TEXT);
        }
        return new Decoded.Message<>(message(new Reading(frame, keyword, values, profile, receivedAt)));
    }

    private static WatchMessage message(Reading in) {
        if (in.isAlarm() || in.keyword.startsWith("UD") || in.keyword.equals("WT")) {
            return report(in);
        }
        if (HEALTH.contains(in.keyword)) {
            return health(in);
        }
        return switch (in.keyword) {
            case "LK" -> in.message(Sort.LOGIN, in.heartbeat(in.values.percent(2), null), at("LK", in));
            case "INIT" -> in.message(Sort.REPORT, in.alive(), at("INIT,1", in));
            case "CONFIG" -> in.message(Sort.REPORT, in.alive(), at("CONFIG,1", in));
            case "TKQ", "TKQ2" -> in.message(Sort.REPORT, in.alive(), at(in.keyword, in));
            // Voice is not stored, so it is refused rather than confirmed.
            case "TK" -> in.message(Sort.REPORT, in.alive(), at("TK,0", in));
            case "JXTK" -> in.message(Sort.REPORT, in.alive(), at("JXTKR,1", in));
            default -> other(in);
        };
    }

    private static WatchMessage other(Reading in) {
        if (WatchCommands.ECHOES.contains(in.keyword)) {
            WatchMessage echo = in.message(Sort.ECHO, in.alive(), new Reply.Nothing());
            return CommandAnswer.of(WatchCommands.answered(in.keyword), CommandState.ACCEPTED, "")
                    .map(echo::answering)
                    .orElse(echo);
        }
        return in.message(
                Sort.UNKNOWN, in.alive(), new Reply.WhenRepeated(in.address().frame(in.keyword)));
    }

    private static WatchMessage report(Reading in) {
        PositionBlock block = PositionBlock.read(in.values, in.profile.zone());
        List<Alert> alerts = alerts(in, block);
        Uplink uplink = new Uplink(
                in.device(),
                alerts,
                block.fix(),
                in.heartbeat(block.batteryPercent(), block.signalPercent()),
                null,
                in.marks(block.marks()),
                in.frame.raw().readable());
        String answer = in.keyword.startsWith(ALARM) ? ALARM : in.keyword;
        Reply reply = in.isAlarm() ? new Reply.AfterAppend(in.address().frame(answer)) : new Reply.Nothing();
        return new WatchMessage(in.address(), in.keyword, Sort.REPORT, uplink, reply);
    }

    private static List<Alert> alerts(Reading in, PositionBlock block) {
        List<StatusWord.Finding> findings = findings(in, block.status());
        ClockQuality clock =
                block.raisedAt() == null ? ClockQuality.UNSET : block.satellite() ? ClockQuality.NTP : ClockQuality.RTC;
        List<Alert> alerts = new ArrayList<>();
        for (StatusWord.Finding finding : findings) {
            String key = finding.isLasting()
                    ? RepeatKeys.key(in.device(), finding.type(), finding.code(), Bytes.ofLatin(""))
                    : RepeatKeys.key(in.device(), finding.type(), finding.code() + "@" + in.deviceTime(), in.body());
            alerts.add(new Alert(
                    finding.type(), key, block.raisedAt(), clock, finding.detail(), null, block.batteryPercent(), 0));
        }
        return alerts;
    }

    /** What the keyword says by itself, and what the status word says. */
    private static List<StatusWord.Finding> findings(Reading in, @Nullable Long status) {
        AlertType said = in.profile.words().get(in.keyword);
        boolean owesOne = in.isAlarm() && said == null;
        List<StatusWord.Finding> findings = new ArrayList<>();
        if (said != null) {
            findings.add(new StatusWord.Finding(said, "word", null));
        }
        if (status != null) {
            StatusWord.findings(status, owesOne, in.profile).stream()
                    .filter(found -> found.type() != said)
                    .forEach(findings::add);
        } else if (owesOne) {
            findings.add(unreadable(in));
        }
        findings.sort(Comparator.comparing(found -> found.type().group()));
        return findings;
    }

    private static StatusWord.Finding unreadable(Reading in) {
        String keyword = in.keyword.substring(0, Math.min(in.keyword.length(), 32));
        return new StatusWord.Finding(AlertType.UNKNOWN_ALARM, "unreadable", keyword + " without readable status");
    }

    private static WatchMessage health(Reading in) {
        List<Vitals.Reading> readings = HealthValues.read(in.keyword, in.values);
        List<Alert> alerts = in.keyword.equals("btemp2") ? temperatureAlert(in) : List.of();
        Uplink uplink = new Uplink(
                in.device(),
                alerts,
                null,
                in.alive(),
                readings.isEmpty() ? null : new Vitals(in.device(), null, in.receivedAt, readings),
                in.marks(List.of()),
                in.frame.raw().readable());
        return new WatchMessage(in.address(), in.keyword, Sort.REPORT, uplink, healthReply(in, alerts));
    }

    private static Reply healthReply(Reading in, List<Alert> alerts) {
        if (in.keyword.equals("TEMP")) {
            return new Reply.Nothing();
        }
        if (in.keyword.equals("oxygen")) {
            return at("oxygen," + HealthValues.oxygenGrade(in.values), in);
        }
        Bytes answer = in.address().frame(in.keyword);
        return alerts.isEmpty() ? new Reply.AtOnce(answer) : new Reply.AfterAppend(answer);
    }

    private static List<Alert> temperatureAlert(Reading in) {
        String found = HealthValues.abnormalTemperature(in.values);
        if (found.isEmpty()) {
            return List.of();
        }
        String key = RepeatKeys.key(in.device(), AlertType.VITAL_ABNORMAL, "btemp2", in.body());
        String detail = "temperature " + found;
        return List.of(new Alert(AlertType.VITAL_ABNORMAL, key, null, ClockQuality.UNSET, detail, null, null, 0));
    }

    private static Reply at(String content, Reading in) {
        return new Reply.AtOnce(in.address().frame(content));
    }

    /** A frame in the course of being read. */
    private record Reading(WatchFrame frame, String keyword, Values values, WatchProfile profile, Instant receivedAt) {

        boolean isAlarm() {
            return keyword.startsWith(ALARM) || profile.words().containsKey(keyword);
        }

        WatchAddress address() {
            return frame.address();
        }

        DeviceId device() {
            return frame.address().device();
        }

        /** The values without the keyword, so that a UD and the AL of the same moment are copies. */
        Bytes body() {
            return Bytes.ofLatin(String.join(",", values.all()));
        }

        String deviceTime() {
            String time = values.text(0) + values.text(1);
            return time.matches("[0-9]{12}") ? time : "none";
        }

        Heartbeat alive() {
            return heartbeat(null, null);
        }

        Heartbeat heartbeat(@Nullable Integer batteryPercent, @Nullable Integer signalPercent) {
            return new Heartbeat(device(), receivedAt, batteryPercent, signalPercent);
        }

        List<String> marks(List<String> more) {
            List<String> marks = new ArrayList<>(more);
            if (!frame.lengthMatches()) {
                marks.addFirst("len_mismatch");
            }
            return marks;
        }

        WatchMessage message(Sort sort, Heartbeat heartbeat, Reply reply) {
            Uplink uplink = new Uplink(
                    device(),
                    List.of(),
                    (Position) null,
                    heartbeat,
                    null,
                    marks(List.of()),
                    frame.raw().readable());
            return new WatchMessage(address(), keyword, sort, uplink, reply);
        }
    }
}
