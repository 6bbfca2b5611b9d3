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
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.CommandState;
import org.anling.gateway.codec.BatteryScale;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.CommandAnswer;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.explain.Octets;
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
    private static final int IMEI_OCTETS = 15;
    private static final int SHORTEST_REGISTRATION_OF_2013 = 37;
    private static final int DELAYED = 1;
    private static final int STEP = 10;

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
        return decode(frame, context, Octets.DEAF);
    }

    /** The same, told to a listener. */
    static Jt808Message decode(Jt808Frame frame, Context context, Octets.Listener listener) {
        Reading in = new Reading(frame, context, listener);
        if (frame.encrypted() && PLACES.contains(frame.id())) {
            // Bits of a secret are no alarm bits; whether there is one nobody can tell, so somebody looks.
            return in.with("encrypted").alarm(new Said(List.of(in.unreadable("encrypted")), null, null, null));
        }
        return switch (frame.id()) {
            case 0x0100 -> registration(in);
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
            case LOCATION -> location(in);
            case LOCATION_ANSWER -> {
                in.body.skip(SERIAL_OCTETS, Jt808Names.OUR_SERIAL);
                yield location(in);
            }
            case BATCH -> batch(in);
            default ->
                TAKEN_AS_READ.contains(frame.id())
                        ? in.plain(Sort.REPORT, in.atOnce(Jt808Commands.OK))
                        : in.plain(Sort.UNKNOWN, in.atOnce(Jt808Commands.UNSUPPORTED));
        };
    }

    /** What it says of itself is not needed: the registry knows the device by its number. 2011 has a shorter form. */
    private static Jt808Message registration(Reading in) {
        boolean later = in.frame.form() == Jt808Frame.Form.OF_2019;
        boolean first = !later && in.body.left() < SHORTEST_REGISTRATION_OF_2013;
        in.body.skip(2, Jt808Names.PROVINCE);
        in.body.skip(2, Jt808Names.CITY);
        in.body.skip(later ? 11 : 5, Jt808Names.MAKER);
        in.body.skip(later ? 30 : first ? 8 : 20, Jt808Names.MODEL);
        in.body.skip(later ? 30 : 7, Jt808Names.TERMINAL_ID);
        in.body.skip(1, Jt808Names.COLOUR);
        in.body.skip(in.body.left(), Jt808Names.PLATE);
        return in.plain(Sort.REGISTER, new Reply.Nothing());
    }

    /** 2013: the code; 2019: its length, the code, the IMEI, the version of the software. */
    private static Jt808Message authentication(Reading in) {
        boolean counted = in.frame.form() == Jt808Frame.Form.OF_2019 && in.body.left() > 0;
        int length = counted ? in.body.octet(Jt808Names.CODE_LENGTH) : in.body.left();
        String code = in.body.take(length, Jt808Names.CODE).latin();
        in.body.skip(IMEI_OCTETS, Jt808Names.IMEI);
        in.body.skip(in.body.left(), Jt808Names.SOFTWARE);
        Jt808Message read = in.plain(Sort.AUTHENTICATE, new Reply.Nothing());
        return new Jt808Message(
                read.frame(), read.sort(), read.uplink(), read.reply(), read.levels(), code, read.answer());
    }

    private static Jt808Message heartbeat(Reading in) {
        int charge = in.body.octet(Jt808Names.BATTERY);
        int bars = in.body.octet(Jt808Names.SIGNAL);
        // No step of a full battery is known here that a guess could go by, so only a profile makes steps of it.
        boolean steps = in.context.profile().battery() == BatteryScale.STEPS;
        Integer battery = charge < 0 ? null : Integer.valueOf(Math.min(steps ? charge * STEP : charge, 100));
        Integer signal = bars < 0 ? null : Integer.valueOf(Math.min(bars, 100));
        return in.message(Sort.REPORT, new Said(List.of(), null, battery, signal), in.atOnce(Jt808Commands.OK));
    }

    private static Jt808Message answer(Reading in) {
        int serial = (int) in.body.number(2, Jt808Names.OUR_SERIAL);
        int id = (int) in.body.number(2, Jt808Names.OUR_ID);
        int result = in.body.octet(Jt808Names.RESULT);
        Jt808Message read = in.plain(Sort.ANSWER, new Reply.Nothing());
        Answer answer = result < 0 ? new Answer(-1, -1, Jt808Commands.FAILED) : new Answer(serial, id, result);
        CommandState state = answer.result() == Jt808Commands.OK ? CommandState.ACCEPTED : CommandState.FAILED;
        String note = answer.result() == Jt808Commands.OK ? "" : "result " + answer.result();
        Uplink uplink = CommandAnswer.of(Jt808Commands.kind(answer.id()), state, note)
                .map(read.uplink()::answering)
                .orElse(read.uplink());
        return new Jt808Message(read.frame(), read.sort(), uplink, read.reply(), read.levels(), "", answer);
    }

    /** Answers a question of ours; an answer to that would be one too many. */
    private static Jt808Message parameters(Reading in) {
        int serial = (int) in.body.number(2, Jt808Names.OUR_SERIAL);
        boolean whole = in.body.octet(Jt808Names.ITEMS) >= 0;
        while (in.body.left() > Integer.BYTES) {
            in.body.skip(Integer.BYTES, Jt808Names.PARAMETER);
            in.body.skip(in.body.octet(Jt808Names.PARAMETER_LENGTH), Jt808Names.PARAMETER_VALUE);
        }
        Answer answer = whole
                ? new Answer(serial, PARAMETERS, Jt808Commands.OK)
                : new Answer(-1, PARAMETERS, Jt808Commands.FAILED);
        Jt808Message read = in.plain(Sort.ANSWER, new Reply.Nothing());
        return new Jt808Message(read.frame(), read.sort(), read.uplink(), read.reply(), read.levels(), "", answer);
    }

    private static Jt808Message location(Reading in) {
        Bytes body = in.frame
                .body()
                .slice(
                        in.frame.body().length() - in.body.left(),
                        in.frame.body().length());
        Optional<Jt808Report> found = Jt808Report.read(in.body, in.context.profile());
        if (found.isEmpty()) {
            return in.with("tail_unreadable").alarm(new Said(List.of(in.unreadable("report")), null, null, null));
        }
        Jt808Report report = found.get();
        Reading marked = report.whole() ? in : in.with("tail_unreadable");
        List<Alert> alerts = marked.alerts(report, body);
        Double celsius = report.bodyCelsius();
        Vitals vitals = celsius == null
                ? null
                : new Vitals(
                        in.frame.device(),
                        report.at(),
                        in.context.receivedAt(),
                        List.of(new Vitals.Reading(Vitals.Kind.TEMPERATURE, celsius, "Cel")));
        return marked.alarm(new Said(alerts, report.fix(), report.batteryPercent(), report.signalPercent(), vitals));
    }

    /** Several reports, perhaps late. An alarm in a late one is an alarm with an old time. */
    private static Jt808Message batch(Reading in) {
        in.body.skip(2, Jt808Names.ITEMS);
        int type = in.body.octet(Jt808Names.BATCH_TYPE);
        boolean delayed = type == DELAYED;
        Reading reading = delayed ? in.with("delayed") : in;
        List<Alert> alerts = new ArrayList<>();
        Said last = new Said(List.of(), null, null, null);
        boolean whole = type >= 0;
        while (in.body.left() >= 2 && whole) {
            int length = (int) in.body.number(2, Jt808Names.ITEM_LENGTH);
            whole = length <= in.body.left();
            Octets item = in.body.within(length);
            Bytes octets = item.all();
            Optional<Jt808Report> report = Jt808Report.read(item, in.context.profile());
            if (report.isPresent()) {
                alerts.addAll(reading.alerts(report.get(), octets));
                boolean fresh = !delayed && report.get().fix() != null;
                last = fresh
                        ? new Said(
                                List.of(),
                                report.get().fix(),
                                report.get().batteryPercent(),
                                report.get().signalPercent())
                        : last;
            }
        }
        if (!whole) {
            reading = reading.with("tail_unreadable");
            if (alerts.isEmpty()) {
                alerts.add(reading.unreadable("batch"));
            }
        }
        return reading.alarm(new Said(alerts, last.fix(), last.battery(), last.signal()));
    }

    /** What a message says. */
    private record Said(
            List<Alert> alerts,
            @Nullable Position fix,
            @Nullable Integer battery,
            @Nullable Integer signal,
            @Nullable Vitals vitals) {

        Said(List<Alert> alerts, @Nullable Position fix, @Nullable Integer battery, @Nullable Integer signal) {
            this(alerts, fix, battery, signal, null);
        }
    }

    /** A message in the course of being read; {@code levels} changes with each report in it. */
    private static final class Reading {
        private final Jt808Frame frame;
        private final Context context;
        private final List<String> marks;
        private final Map<Integer, String> levels;
        private final Octets body;

        Reading(Jt808Frame frame, Context context, Octets.Listener listener) {
            this(
                    frame,
                    context,
                    new Octets(frame.body(), frame.bodyAt(), listener),
                    frame.lengthMatches() ? List.of() : List.of("len_mismatch"),
                    new TreeMap<>(context.levels().since()));
        }

        private Reading(
                Jt808Frame frame, Context context, Octets body, List<String> marks, Map<Integer, String> levels) {
            this.frame = frame;
            this.context = context;
            this.body = body;
            this.marks = marks;
            this.levels = levels;
        }

        Reading with(String mark) {
            List<String> more = new ArrayList<>(marks);
            more.add(mark);
            return new Reading(frame, context, body, more, levels);
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
            Said inOrder = new Said(sorted, said.fix(), said.battery(), said.signal(), said.vitals());
            return message(Sort.REPORT, inOrder, reply);
        }

        Jt808Message message(Sort sort, Said said, Reply reply) {
            Heartbeat alive = new Heartbeat(frame.device(), context.receivedAt(), said.battery(), said.signal());
            Uplink uplink = new Uplink(
                    frame.device(),
                    said.alerts(),
                    said.fix(),
                    alive,
                    said.vitals(),
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
            report.flags()
                    .forEach((flag, on) ->
                            (on ? on(flag, report, body) : off(flag, report, body)).ifPresent(alerts::add));
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
            return Optional.of(made(entered ? AlertType.FENCE_ENTER : type.get(), key, Jt808Bits.name(bit), report));
        }

        private Alert alert(AlertType type, int bit, Jt808Report report, Bytes body) {
            String own = "%04X#%d".formatted(frame.id(), frame.serial());
            return made(type, RepeatKeys.key(frame.device(), type, own, body), Jt808Bits.name(bit) + " ended", report);
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
