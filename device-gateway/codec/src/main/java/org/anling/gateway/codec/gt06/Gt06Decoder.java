package org.anling.gateway.codec.gt06;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.CommandState;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.CommandAnswer;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.explain.Octets;
import org.anling.gateway.codec.gt06.Gt06Message.Sort;
import org.jspecify.annotations.Nullable;

/** Reads frames of a tracker (sections 2 to 4): what they say, and what it is answered when. Nothing is thrown on what it sends. */
public final class Gt06Decoder {

    /** Name of this protocol in entries, metrics and the registry. */
    public static final String PROTOCOL = "gt06";

    private static final int LOGIN = 0x01;
    private static final int TEXT_ANSWER = 0x15;
    private static final int LONG_ANSWER = 0x21;
    private static final int TIME = 0x8A;
    private static final Set<Integer> PLACES = Set.of(0x12, 0x22, 0x31, 0x37, 0xA0);
    private static final Set<Integer> ALARMS = Set.of(0x16, 0x26, 0x27, 0xA4, 0xA5);
    private static final int ALARM_WITHOUT_PLACE = 0x19;
    private static final Set<Integer> STATES = Set.of(0x13, 0x23, 0x36);
    private static final Set<Integer> NOTHING_NEW =
            Set.of(0x17, 0x18, 0x24, 0x28, 0x2A, 0x2C, 0x2E, 0x33, 0x34, 0x69, 0x94, 0xA1, 0xA2, 0xF3);
    private static final int COUNTRY_OCTETS = 2;
    private static final int WIDE_NETWORK = 0x8000;
    private static final int AREA_AND_CELL = 5;
    private static final int WIDE_AREA_AND_CELL = 12;
    private static final int CELL_OCTETS = COUNTRY_OCTETS + 1 + AREA_AND_CELL;

    private static final int VOLTS = 0x23;
    /** Places that say why they are sent, and the octets of area and cell in them. */
    private static final Map<Integer, Integer> WITH_UPLOAD = Map.of(0x22, AREA_AND_CELL, 0xA0, WIDE_AREA_AND_CELL);

    private static final int UTF_16 = 2;

    private Gt06Decoder() {}

    /** Reads a login. Malformed if it has no IMEI, or if its check is wrong and the IMEI shows nothing for it. */
    public static Decoded<Gt06Message> login(Gt06Frame frame, Gt06Profile profile, Instant receivedAt) {
        Optional<Gt06Login> login = Gt06Login.read(frame.content());
        boolean trusted = frame.checkMatches()
                || (profile.check() == Gt06Profile.Check.WARN
                        && login.filter(Gt06Login::isPlausible).isPresent());
        if (login.isEmpty()) {
            return new Decoded.Malformed<>(Defect.BAD_TEXT);
        }
        if (!trusted) {
            return new Decoded.Malformed<>(Defect.BAD_CHECKSUM);
        }
        Reading in = new Reading(frame, login.get(), profile, receivedAt);
        Reply reply = new Reply.AtOnce(Gt06Commands.acknowledge(frame));
        return new Decoded.Message<>(in.message(Sort.LOGIN, List.of(), null, in.alive(-1, -1), reply));
    }

    /** Whether a frame is a login, which names the device. */
    public static boolean isLogin(Gt06Frame frame) {
        return frame.number() == LOGIN;
    }

    /** Reads any other frame of a connection that has logged in. Malformed only if its check is wrong and the profile asks for it. */
    public static Decoded<Gt06Message> decode(
            Gt06Frame frame, Gt06Login login, Gt06Profile profile, Instant receivedAt) {
        return decode(new Reading(frame, login, profile, receivedAt), Octets.DEAF);
    }

    /** The same, told to a listener. */
    static Decoded<Gt06Message> decode(Reading reading, Octets.Listener listener) {
        Gt06Frame frame = reading.frame();
        boolean answer = frame.number() == TEXT_ANSWER || frame.number() == LONG_ANSWER;
        if (!frame.checkMatches() && (answer || reading.profile().check() == Gt06Profile.Check.STRICT)) {
            return new Decoded.Malformed<>(Defect.BAD_CHECKSUM);
        }
        Reading in = reading.toldTo(listener);
        return new Decoded.Message<>(answer ? answer(in) : message(in));
    }

    private static Gt06Message message(Reading in) {
        int number = in.frame.number();
        if (ALARMS.contains(number)) {
            return alarm(in);
        }
        if (number == ALARM_WITHOUT_PLACE) {
            return alarmWithoutPlace(in);
        }
        if (PLACES.contains(number)) {
            return place(in);
        }
        if (STATES.contains(number)) {
            return state(in);
        }
        Bytes same = Gt06Commands.acknowledge(in.frame);
        if (number == TIME) {
            Bytes time = Gt06Commands.time(in.frame, in.receivedAt);
            return in.message(Sort.REPORT, List.of(), null, in.alive(-1, -1), new Reply.AtOnce(time));
        }
        return NOTHING_NEW.contains(number)
                ? in.message(Sort.REPORT, List.of(), null, in.alive(-1, -1), new Reply.Nothing())
                : in.message(Sort.UNKNOWN, List.of(), null, in.alive(-1, -1), new Reply.WhenRepeated(same));
    }

    /** Satellites, cells, then the state of the terminal. */
    private static Gt06Message alarm(Reading in) {
        Octets content = in.content();
        if (content.left() < Gt06Place.OCTETS) {
            return unreadable(in, null);
        }
        Gt06Place place = Gt06Place.read(content, in.zone());
        int cells = content.octet(Gt06Parts.CELL_LENGTH);
        int areaAndCell = cells - 1 - COUNTRY_OCTETS - networkOctets((int) content.peek(COUNTRY_OCTETS));
        if (areaAndCell != AREA_AND_CELL && areaAndCell != WIDE_AREA_AND_CELL) {
            // What follows would be read in the wrong place, and an SOS as something else.
            return unreadable(in, place);
        }
        cell(content, cells - 1);
        return status(in, content, place);
    }

    private static Gt06Message alarmWithoutPlace(Reading in) {
        Octets content = in.content();
        cell(content, CELL_OCTETS);
        return status(in, content, null);
    }

    private static int networkOctets(int country) {
        return (country & WIDE_NETWORK) == 0 ? 1 : 2;
    }

    /** Nobody is found by cells yet; they are passed over by name. The network has two octets if the highest bit of the country is set. */
    private static void cell(Octets content, int octets) {
        int country = (int) content.number(COUNTRY_OCTETS, Gt06Parts.COUNTRY);
        int network = networkOctets(country);
        content.skip(network, Gt06Parts.NETWORK);
        int rest = octets - COUNTRY_OCTETS - network;
        if (rest == AREA_AND_CELL) {
            content.skip(2, Gt06Parts.AREA);
            content.skip(3, Gt06Parts.CELL);
        } else if (rest == WIDE_AREA_AND_CELL) {
            content.skip(4, Gt06Parts.AREA);
            content.skip(8, Gt06Parts.CELL);
        } else {
            content.skip(rest, Gt06Parts.CELL_OTHER);
        }
    }

    private static Gt06Message status(Reading in, Octets content, @Nullable Gt06Place place) {
        int state = content.octet(Gt06Parts.STATE);
        int voltage = content.octet(Gt06Parts.VOLTAGE);
        int signal = content.octet(Gt06Parts.SIGNAL);
        int code = content.octet(Gt06Parts.ALARM);
        if (code < 0) {
            return unreadable(in, place);
        }
        content.skip(1, Gt06Parts.LANGUAGE);
        content.skip(content.left() == 1 ? 1 : 0, Gt06Parts.FENCE);
        content.skip(content.left() == Integer.BYTES ? Integer.BYTES : 0, Gt06Parts.MILEAGE);
        List<Gt06Alarms.Finding> found = Gt06Alarms.read(new Gt06Alarms.Said(code, state, -1), in.profile);
        return in.message(found, place, in.alive(voltage, signal));
    }

    /** An alarm message of which the end cannot be read is an alarm. */
    private static Gt06Message unreadable(Reading in, @Nullable Gt06Place place) {
        Gt06Alarms.Finding unknown = new Gt06Alarms.Finding(AlertType.UNKNOWN_ALARM, "unreadable");
        return in.with("tail_unreadable").message(List.of(unknown), place, in.alive(-1, -1));
    }

    /** A place is a place, unless somebody pressed the side key: then it is a cry for help among the places. */
    private static Gt06Message place(Reading in) {
        Octets content = in.content();
        if (content.left() < Gt06Place.OCTETS) {
            return in.with("tail_unreadable")
                    .message(Sort.REPORT, List.of(), null, in.alive(-1, -1), new Reply.Nothing());
        }
        Gt06Place place = Gt06Place.read(content, in.zone());
        Upload upload = Upload.read(in.frame.number(), content);
        Reading reading = upload.late() ? in.with("delayed") : in;
        List<Gt06Alarms.Finding> found = Gt06Alarms.read(new Gt06Alarms.Said(-1, -1, upload.mode()), in.profile);
        return found.isEmpty()
                ? reading.message(Sort.REPORT, List.of(), place, in.alive(-1, -1), new Reply.Nothing())
                : reading.message(found, place, in.alive(-1, -1));
    }

    /**
     * Why a place was sent.
     *
     * @param mode less than 0 if not said
     * @param late whether it was stored before and could not be sent
     */
    private record Upload(int mode, boolean late) {

        /** Behind the cell and the ignition. */
        static Upload read(int number, Octets content) {
            Integer areaAndCell = WITH_UPLOAD.get(number);
            int octets = CELL_OCTETS - AREA_AND_CELL + (areaAndCell == null ? AREA_AND_CELL : areaAndCell);
            cell(content, octets + networkOctets((int) content.peek(COUNTRY_OCTETS)) - 1);
            if (areaAndCell == null) {
                return new Upload(-1, false);
            }
            content.skip(1, Gt06Parts.IGNITION);
            int mode = content.octet(Gt06Parts.UPLOAD_MODE);
            boolean late = content.octet(Gt06Parts.AGAIN) == 1;
            content.skip(content.left() == Integer.BYTES ? Integer.BYTES : 0, Gt06Parts.MILEAGE);
            return new Upload(mode, late);
        }
    }

    private static Gt06Message state(Reading in) {
        Octets content = in.content();
        int state = content.octet(Gt06Parts.STATE);
        int voltage = -1;
        if (in.frame.number() == VOLTS) {
            // Hundredths of a volt say nothing about what is left without knowing the battery.
            content.skip(2, Gt06Parts.VOLTS);
        } else {
            voltage = content.octet(Gt06Parts.VOLTAGE);
        }
        int signal = content.octet(Gt06Parts.SIGNAL);
        int code = Math.max(0, content.octet(Gt06Parts.ALARM));
        content.skip(1, Gt06Parts.LANGUAGE);
        List<Gt06Alarms.Finding> found = Gt06Alarms.read(new Gt06Alarms.Said(code, state, -1), in.profile);
        return in.message(found, null, in.alive(voltage, signal));
    }

    private static Gt06Message answer(Reading in) {
        Octets content = in.content();
        boolean extended = in.frame.number() == LONG_ANSWER;
        int length = extended ? -1 : content.octet(Gt06Parts.TEXT_LENGTH);
        long flag = content.number(Integer.BYTES, Gt06Parts.FLAG);
        boolean wide = extended && content.octet(Gt06Parts.ENCODING) == UTF_16;
        Bytes said = Bytes.ofLatin(content.text(Gt06Parts.TEXT));
        String text = wide ? new String(said.toArray(), StandardCharsets.UTF_16BE) : said.latin();
        int kept = extended ? text.length() : Math.clamp(length - Integer.BYTES, 0, text.length());
        Gt06Message message = in.message(Sort.ANSWER, List.of(), null, in.alive(-1, -1), new Reply.Nothing());
        Uplink uplink = CommandAnswer.of(Gt06Commands.kind(flag), CommandState.DONE, text.substring(0, kept))
                .map(message.uplink()::answering)
                .orElse(message.uplink());
        return new Gt06Message(
                message.frame(),
                message.sort(),
                message.login(),
                uplink,
                message.reply(),
                new Gt06Message.Answer(flag, text.substring(0, kept)));
    }

    /** A frame in the course of being read. */
    record Reading(
            Gt06Frame frame,
            Gt06Login login,
            Gt06Profile profile,
            Instant receivedAt,
            List<String> marks,
            Octets.Listener listener) {

        private static final int LEVELS = 6;
        private static final int BARS = 4;

        Reading(Gt06Frame frame, Gt06Login login, Gt06Profile profile, Instant receivedAt) {
            this(frame, login, profile, receivedAt, List.of(), Octets.DEAF);
        }

        Reading with(String mark) {
            return new Reading(frame, login, profile, receivedAt, List.of(mark), listener);
        }

        Reading toldTo(Octets.Listener other) {
            return new Reading(frame, login, profile, receivedAt, marks, other);
        }

        Octets content() {
            return new Octets(frame.content(), frame.contentAt(), listener);
        }

        ZoneOffset zone() {
            return profile.zone().orElse(login.zone());
        }

        /** @param voltage by the scale of the profile, of 6 steps; signal 0 to 4; less than 0 if not said */
        Heartbeat alive(int voltage, int signal) {
            Integer percent =
                    voltage < 0 ? null : Integer.valueOf(profile.battery().percent(voltage, LEVELS));
            Integer bars = signal < 0 ? null : Math.min(signal, BARS) * 100 / BARS;
            return new Heartbeat(login.device(), receivedAt, percent, bars);
        }

        Gt06Message message(List<Gt06Alarms.Finding> found, @Nullable Gt06Place place, Heartbeat alive) {
            List<Alert> alerts = new ArrayList<>();
            for (Gt06Alarms.Finding finding : found) {
                alerts.add(alert(finding, place, alive.batteryPercent()));
            }
            alerts.sort((a, b) -> a.type().group().compareTo(b.type().group()));
            Bytes answer = Gt06Commands.acknowledge(frame);
            Reply reply = alerts.isEmpty() ? new Reply.AtOnce(answer) : new Reply.AfterAppend(answer);
            return message(Sort.REPORT, alerts, place, alive, reply);
        }

        /**
         * Number, time, and serial: what the vendor counts a repeat by (section 6); a repeat with a new serial is another alert. What every
         * heartbeat says as long as it lasts is one alert.
         */
        private Alert alert(Gt06Alarms.Finding finding, @Nullable Gt06Place place, @Nullable Integer battery) {
            Instant at = place == null ? null : place.at();
            boolean satellites = place != null && place.fix() != null;
            boolean lasting = finding.isLasting() && place == null;
            String own = lasting ? "state" : "%02X@%s#%d".formatted(frame.number(), at, frame.serial());
            Bytes body = lasting ? Bytes.ofLatin("") : frame.content();
            return new Alert(
                    finding.type(),
                    RepeatKeys.key(login.device(), finding.type(), own, body),
                    at,
                    at == null ? ClockQuality.UNSET : satellites ? ClockQuality.NTP : ClockQuality.RTC,
                    finding.detail(),
                    null,
                    battery,
                    0);
        }

        Gt06Message message(Sort sort, List<Alert> alerts, @Nullable Gt06Place place, Heartbeat alive, Reply reply) {
            Position fix = place == null ? null : place.fix();
            Uplink uplink = new Uplink(
                    login.device(),
                    alerts,
                    fix,
                    alive,
                    null,
                    allMarks(),
                    frame.raw().hex());
            return new Gt06Message(frame, sort, login, uplink, reply, null);
        }

        private List<String> allMarks() {
            List<String> all = new ArrayList<>(marks);
            if (!frame.lengthMatches()) {
                all.add("len_mismatch");
            }
            if (!frame.checkMatches()) {
                all.add("bad_checksum");
            }
            return all;
        }
    }
}
