package org.anling.gateway.codec.jt808;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.jt808.Jt808Message.Answer;
import org.anling.gateway.codec.jt808.Jt808Message.Sort;
import org.jspecify.annotations.Nullable;

/** Reads whole messages of a terminal (sections 2 to 4): what they say, and what it is answered when. Nothing is thrown on what it sends. */
public final class Jt808Decoder {

    /** Name of this protocol in entries, metrics and the registry. */
    public static final String PROTOCOL = "jt808";

    private static final int LOCATION = 0x0200;
    private static final int LOCATION_ANSWER = 0x0201;
    private static final int BATCH = 0x0704;
    private static final int PARAMETERS = 0x0104;
    private static final Set<Integer> TAKEN_AS_READ = Set.of(0x0900, 0x6006, 0x0800);
    private static final Set<Integer> PLACES = Set.of(LOCATION, LOCATION_ANSWER, BATCH);
    private static final int SERIAL_OCTETS = 2;
    private static final int DELAYED = 1;

    private Jt808Decoder() {}

    /**
     * What a message is read with.
     *
     * @param levels alarm bits that were on in the report before
     * @param serial of the platform for the answer
     */
    public record Context(Jt808Levels levels, Jt808Profile profile, int serial, Instant receivedAt) {}

    /** Reads one whole message. */
    public static Jt808Message decode(Jt808Frame frame, Context context) {
        Reading in = new Reading(frame, context);
        if (frame.encrypted() && PLACES.contains(frame.id())) {
            // Bits of a secret are no alarm bits; whether there is one nobody can tell, so somebody looks.
            return in.with("encrypted").alarm(new Said(List.of(in.unreadable("encrypted")), null, null, null));
        }
        return switch (frame.id()) {
            case 0x0100 -> in.plain(Sort.REGISTER, new Reply.Nothing());
            case 0x0102 -> authentication(in);
            case 0x0002 -> heartbeat(in);
            case 0x0003 -> in.plain(Sort.LOG_OUT, in.atOnce(Jt808Commands.OK));
            case 0x0001 -> answer(in);
            case PARAMETERS -> parameters(in);
            case 0x0107 -> in.plain(Sort.REPORT, new Reply.Nothing());
            case 0x0109 ->
                in.plain(
                        Sort.REPORT,
                        new Reply.AtOnce(Jt808Commands.time(frame, context.serial(), context.receivedAt())));
            case LOCATION -> location(in, frame.body());
            case LOCATION_ANSWER ->
                location(
                        in,
                        from(frame.body(), Math.min(SERIAL_OCTETS, frame.body().length())));
            case BATCH -> batch(in);
            default ->
                TAKEN_AS_READ.contains(frame.id())
                        ? in.plain(Sort.REPORT, in.atOnce(Jt808Commands.OK))
                        : in.plain(Sort.UNKNOWN, in.atOnce(Jt808Commands.UNSUPPORTED));
        };
    }

    /** 2013: the code; 2019: its length, the code, the IMEI, the version of the software. */
    private static Jt808Message authentication(Reading in) {
        String body = in.frame.body().latin();
        boolean counted = in.frame.form() == Jt808Frame.Form.OF_2019 && !body.isEmpty();
        String code = counted ? body.substring(1, Math.min(body.length(), 1 + body.charAt(0))) : body;
        Jt808Message read = in.plain(Sort.AUTHENTICATE, new Reply.Nothing());
        return new Jt808Message(
                read.frame(), read.sort(), read.uplink(), read.reply(), read.levels(), code, read.answer());
    }

    private static Jt808Message heartbeat(Reading in) {
        Bytes body = in.frame.body();
        Integer battery = body.length() >= 1 ? Integer.valueOf(Math.min(body.at(0), 100)) : null;
        Integer signal = body.length() >= 2 ? Integer.valueOf(Math.min(body.at(1), 100)) : null;
        return in.message(Sort.REPORT, new Said(List.of(), null, battery, signal), in.atOnce(Jt808Commands.OK));
    }

    private static Jt808Message answer(Reading in) {
        Bytes body = in.frame.body();
        Jt808Message read = in.plain(Sort.ANSWER, new Reply.Nothing());
        boolean whole = body.length() >= 5;
        Answer answer =
                whole ? new Answer(pair(body, 0), pair(body, 2), body.at(4)) : new Answer(-1, -1, Jt808Commands.FAILED);
        return new Jt808Message(read.frame(), read.sort(), read.uplink(), read.reply(), read.levels(), "", answer);
    }

    /** Answers a question of ours; an answer to that would be one too many. */
    private static Jt808Message parameters(Reading in) {
        Bytes body = in.frame.body();
        boolean whole = body.length() > SERIAL_OCTETS;
        Answer answer = whole
                ? new Answer(pair(body, 0), PARAMETERS, Jt808Commands.OK)
                : new Answer(-1, PARAMETERS, Jt808Commands.FAILED);
        Jt808Message read = in.plain(Sort.ANSWER, new Reply.Nothing());
        return new Jt808Message(read.frame(), read.sort(), read.uplink(), read.reply(), read.levels(), "", answer);
    }

    private static Jt808Message location(Reading in, Bytes body) {
        Optional<Jt808Report> found = Jt808Report.read(body, in.context.profile());
        if (found.isEmpty()) {
            return in.with("tail_unreadable").alarm(new Said(List.of(in.unreadable("report")), null, null, null));
        }
        Jt808Report report = found.get();
        Reading marked = report.whole() ? in : in.with("tail_unreadable");
        List<Alert> alerts = marked.alerts(report, body);
        Said said = new Said(alerts, report.fix(), report.batteryPercent(), report.signalPercent());
        return marked.alarm(said);
    }

    /** Several reports, perhaps late. An alarm in a late one is an alarm with an old time. */
    private static Jt808Message batch(Reading in) {
        Bytes body = in.frame.body();
        boolean delayed = body.length() > SERIAL_OCTETS && body.at(SERIAL_OCTETS) == DELAYED;
        Reading reading = delayed ? in.with("delayed") : in;
        List<Alert> alerts = new ArrayList<>();
        Said last = new Said(List.of(), null, null, null);
        int at = SERIAL_OCTETS + 1;
        boolean whole = body.length() >= at;
        while (at + 2 <= body.length() && whole) {
            int length = pair(body, at);
            int end = Math.min(body.length(), at + 2 + length);
            whole = end == at + 2 + length;
            Bytes item = Bytes.copyOf(Arrays.copyOfRange(body.toArray(), at + 2, end));
            Optional<Jt808Report> report = Jt808Report.read(item, in.context.profile());
            if (report.isPresent()) {
                alerts.addAll(reading.alerts(report.get(), item));
                boolean fresh = !delayed && report.get().fix() != null;
                last = fresh
                        ? new Said(
                                List.of(),
                                report.get().fix(),
                                report.get().batteryPercent(),
                                report.get().signalPercent())
                        : last;
            }
            at = end;
        }
        if (!whole) {
            reading = reading.with("tail_unreadable");
            if (alerts.isEmpty()) {
                alerts.add(reading.unreadable("batch"));
            }
        }
        return reading.alarm(new Said(alerts, last.fix(), last.battery(), last.signal()));
    }

    private static Bytes from(Bytes body, int at) {
        return Bytes.copyOf(Arrays.copyOfRange(body.toArray(), at, body.length()));
    }

    private static int pair(Bytes body, int at) {
        return body.at(at) << 8 | body.at(at + 1);
    }

    /** What a message says. */
    private record Said(
            List<Alert> alerts,
            @Nullable Position fix,
            @Nullable Integer battery,
            @Nullable Integer signal) {}

    /** A message in the course of being read; {@code levels} changes with each report in it. */
    private static final class Reading {
        private final Jt808Frame frame;
        private final Context context;
        private final List<String> marks;
        private final Map<Integer, String> levels;

        Reading(Jt808Frame frame, Context context) {
            this(
                    frame,
                    context,
                    frame.lengthMatches() ? List.of() : List.of("len_mismatch"),
                    new TreeMap<>(context.levels().since()));
        }

        private Reading(Jt808Frame frame, Context context, List<String> marks, Map<Integer, String> levels) {
            this.frame = frame;
            this.context = context;
            this.marks = marks;
            this.levels = levels;
        }

        Reading with(String mark) {
            List<String> more = new ArrayList<>(marks);
            more.add(mark);
            return new Reading(frame, context, more, levels);
        }

        Reply atOnce(int result) {
            return new Reply.AtOnce(Jt808Commands.answer(frame, context.serial(), result));
        }

        Jt808Message plain(Sort sort, Reply reply) {
            return message(sort, new Said(List.of(), null, null, null), reply);
        }

        Jt808Message alarm(Said said) {
            Bytes answer = Jt808Commands.answer(frame, context.serial(), Jt808Commands.OK);
            boolean ours = frame.id() == LOCATION_ANSWER && said.alerts().isEmpty();
            Reply reply = ours
                    ? new Reply.Nothing()
                    : said.alerts().isEmpty() ? new Reply.AtOnce(answer) : new Reply.AfterAppend(answer);
            List<Alert> sorted = new ArrayList<>(said.alerts());
            sorted.sort((a, b) -> a.type().group().compareTo(b.type().group()));
            return message(Sort.REPORT, new Said(sorted, said.fix(), said.battery(), said.signal()), reply);
        }

        Jt808Message message(Sort sort, Said said, Reply reply) {
            Heartbeat alive = new Heartbeat(frame.device(), context.receivedAt(), said.battery(), said.signal());
            Uplink uplink = new Uplink(
                    frame.device(),
                    said.alerts(),
                    said.fix(),
                    alive,
                    null,
                    marks,
                    frame.raw().hex());
            return new Jt808Message(frame, sort, uplink, reply, new Jt808Levels(levels), "", null);
        }

        /** Every bit that is on, and what ended with one that went off. */
        List<Alert> alerts(Jt808Report report, Bytes body) {
            List<Alert> alerts = new ArrayList<>();
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                boolean on = (report.bits() >> bit & 1) == 1;
                (on ? on(bit, report, body) : off(bit, report, body)).ifPresent(alerts::add);
            }
            return alerts;
        }

        private Optional<Alert> off(int bit, Jt808Report report, Bytes body) {
            return levels.remove(bit) == null
                    ? Optional.empty()
                    : Jt808Bits.ended(bit, context.profile()).map(type -> alert(type, bit, report, first(body)));
        }

        private Optional<Alert> on(int bit, Jt808Report report, Bytes body) {
            Optional<AlertType> type = Jt808Bits.find(bit, context.profile());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            String key = levels.computeIfAbsent(
                    bit,
                    _ -> RepeatKeys.key(
                            frame.device(), type.get(), "%04X#%d".formatted(frame.id(), frame.serial()), first(body)));
            boolean entered = bit == Jt808Bits.AREA && Boolean.TRUE.equals(report.entered());
            return Optional.of(made(entered ? AlertType.FENCE_ENTER : type.get(), key, "bit " + bit, report));
        }

        private Alert alert(AlertType type, int bit, Jt808Report report, Bytes body) {
            String own = "%04X#%d".formatted(frame.id(), frame.serial());
            return made(type, RepeatKeys.key(frame.device(), type, own, body), "bit " + bit + " ended", report);
        }

        private static Alert made(AlertType type, String key, String detail, Jt808Report report) {
            Instant at = report.at();
            ClockQuality clock =
                    at == null ? ClockQuality.UNSET : report.fix() == null ? ClockQuality.RTC : ClockQuality.NTP;
            return new Alert(type, key, at, clock, detail, null, report.batteryPercent(), 0);
        }

        Alert unreadable(String what) {
            String own = "%04X#%d".formatted(frame.id(), frame.serial());
            String key = RepeatKeys.key(frame.device(), AlertType.UNKNOWN_ALARM, own, frame.body());
            return new Alert(
                    AlertType.UNKNOWN_ALARM, key, null, ClockQuality.UNSET, what + " unreadable", null, null, 0);
        }

        /** What identifies a report: its fixed part (section 6). */
        private static Bytes first(Bytes body) {
            int length = Math.min(body.length(), Jt808Report.FIXED_OCTETS);
            return Bytes.copyOf(Arrays.copyOfRange(body.toArray(), 0, length));
        }
    }
}
