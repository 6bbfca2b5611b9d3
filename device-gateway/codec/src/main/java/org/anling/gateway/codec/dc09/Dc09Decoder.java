package org.anling.gateway.codec.dc09;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.dc09.Dc09Message.Proof;
import org.anling.gateway.codec.dc09.Dc09Message.Sort;
import org.jspecify.annotations.Nullable;

/** Reads frames of a panel (sections 2 to 6): what they say, and what the panel is answered when. Nothing is thrown on what it sends. */
public final class Dc09Decoder {

    /** Name of this protocol in entries, metrics and the registry. */
    public static final String PROTOCOL = "sia-dc09";

    private static final Duration AHEAD = Duration.ofSeconds(20);
    private static final Duration BEHIND = Duration.ofSeconds(40);
    private static final String LINK_TEST = "NULL";
    private static final String SIA = "SIA-DCS";
    private static final String CONTACT_ID = "ADM-CID";
    private static final Set<String> ANSWERS = Set.of("ACK", "NAK", "DUH", "RSP");
    private static final Set<Character> TEXTS = Set.of('B', 'I', 'L', 'R', 'S');
    private static final Pattern ACCOUNT = Pattern.compile("#([0-9A-Fa-f]{1,16})\\|");

    private Dc09Decoder() {}

    /**
     * Reads one frame.
     *
     * @param receivedAt the receiver's clock
     * @param padding at least 15 random letters and digits for an encrypted answer
     */
    public static Dc09Message decode(Dc09Frame frame, Dc09Site site, Instant receivedAt, String padding) {
        if (!Dc09Replies.isPadding(padding)) {
            throw new IllegalArgumentException("padding must be at least 15 letters or digits");
        }
        Reading in = new Reading(frame, site, receivedAt, padding);
        if (ANSWERS.contains(frame.format())) {
            return in.message(Sort.NO_REPORT, Proof.NONE, List.of(), null, new Reply.Nothing());
        }
        return frame.encrypted() ? encrypted(in) : plain(in);
    }

    private static Dc09Message plain(Reading in) {
        Proof proof = in.site.keys().isEmpty() ? Proof.NONE : Proof.LACKING;
        return report(in, Dc09Text.plain(in.frame.rest().latin()), proof, Dc09Replies.acknowledge(in.frame));
    }

    private static Dc09Message encrypted(Reading in) {
        Optional<Dc09Key> key = Dc09Text.find(in.frame.rest(), in.site.keys());
        Optional<Dc09Text> text = Dc09Text.decrypted(in.frame.rest(), in.site.keys());
        if (key.isEmpty() || text.isEmpty()) {
            return secret(in);
        }
        Instant sentAt = text.get().sentAt().orElseThrow();
        boolean inWindow = !sentAt.isAfter(in.receivedAt.plus(AHEAD)) && !sentAt.isBefore(in.receivedAt.minus(BEHIND));
        if (!inWindow) {
            Reply nak = new Reply.AtOnce(Dc09Replies.wrongTime(in.receivedAt));
            return in.message(Sort.WRONG_TIME, Proof.KEY, List.of(), null, nak);
        }
        Bytes answer = Dc09Replies.acknowledge(in.frame, key.get(), in.receivedAt, in.padding);
        return report(in, text.get(), Proof.KEY, answer);
    }

    /** Nobody can read it, so it is an alarm. It is not answered: an acknowledgement would say that we understood (section 4). */
    private static Dc09Message secret(Reading in) {
        Reading marked = in.with("cannot_decrypt");
        if (in.frame.format().equals(LINK_TEST)) {
            return marked.message(Sort.LINK_TEST, Proof.LACKING, List.of(), null, new Reply.Nothing());
        }
        Finding unknown = new Finding(AlertType.UNKNOWN_ALARM, "encrypted", "", "", "");
        List<Alert> alerts = List.of(in.alert(unknown, 0, null, in.frame.rest()));
        return marked.message(Sort.EVENT, Proof.LACKING, alerts, null, new Reply.Nothing());
    }

    private static Dc09Message report(Reading in, Dc09Text text, Proof proof, Bytes acknowledgement) {
        if (in.frame.format().equals(LINK_TEST)) {
            return in.message(Sort.LINK_TEST, proof, List.of(), null, new Reply.AtOnce(acknowledgement));
        }
        Matcher account = ACCOUNT.matcher(text.data());
        boolean same = account.lookingAt() && account.group(1).equalsIgnoreCase(in.frame.account());
        String body = account.lookingAt() ? text.data().substring(account.end()) : text.data();
        Reading marked = same ? in : in.with("account_mismatch");
        return switch (in.frame.format()) {
            case SIA -> {
                SiaCodes.Body read = SiaCodes.read(body, in.site.codes());
                yield events(marked, text, new Events(read.events(), occurred(text, read)), proof, acknowledgement);
            }
            case CONTACT_ID -> {
                List<Finding> read = ContactIdCodes.read(body, in.site.codes());
                yield events(marked, text, new Events(read, occurred(text, null)), proof, acknowledgement);
            }
            // A format that we do not know may hold an alarm: it is shown, and the panel told to try another.
            default -> {
                Finding unknown = new Finding(AlertType.UNKNOWN_ALARM, in.frame.format(), "", "", "");
                Events events = new Events(List.of(unknown), occurred(text, null));
                yield events(marked, text, events, proof, Dc09Replies.cannot(in.frame));
            }
        };
    }

    /** What happened, and when the panel says so. */
    private record Events(List<Finding> findings, Optional<Instant> at) {}

    private static Dc09Message events(Reading in, Dc09Text text, Events events, Proof proof, Bytes answer) {
        String place = text.extras().stream()
                .filter(extra -> TEXTS.contains(extra.letter()))
                .map(Dc09Text.Extra::value)
                .findFirst()
                .orElse("");
        Bytes body = text.content();
        List<Alert> alerts = new ArrayList<>();
        for (Finding finding : events.findings()) {
            alerts.add(
                    in.alert(finding.withText(place), alerts.size(), events.at().orElse(null), body));
        }
        alerts.sort((a, b) -> a.type().group().compareTo(b.type().group()));
        Reply reply = alerts.isEmpty() ? new Reply.AtOnce(answer) : new Reply.AfterAppend(answer);
        return in.message(
                Sort.EVENT, proof, alerts, Dc09Place.read(text.extras()).orElse(null), reply);
    }

    /** Time of occurrence, else time and date of the body, else the stamp of the message. */
    private static Optional<Instant> occurred(Dc09Text text, SiaCodes.@Nullable Body body) {
        Optional<Instant> extra = text.extras().stream()
                .filter(found -> found.letter() == 'H')
                .flatMap(found -> Dc09Text.time(found.value()).stream())
                .findFirst();
        Optional<Instant> inBody = body == null ? Optional.empty() : Dc09Text.time(body.time() + "," + body.date());
        return extra.or(() -> inBody).or(text::sentAt);
    }

    /** A frame in the course of being read. */
    private record Reading(Dc09Frame frame, Dc09Site site, Instant receivedAt, String padding, List<String> marks) {

        Reading(Dc09Frame frame, Dc09Site site, Instant receivedAt, String padding) {
            this(frame, site, receivedAt, padding, frame.lengthMatches() ? List.of() : List.of("len_mismatch"));
        }

        Reading with(String mark) {
            List<String> more = new ArrayList<>(marks);
            more.add(mark);
            return new Reading(frame, site, receivedAt, padding, more);
        }

        /** The copy of an alert has the same line, format, sequence and content (section 3); the sequence alone restarts at power-on. */
        Alert alert(Finding finding, int index, @Nullable Instant at, Bytes body) {
            String own = frame.line() + frame.receiver() + frame.format() + frame.sequence() + "." + index;
            return new Alert(
                    finding.type(),
                    RepeatKeys.key(frame.device(), finding.type(), own, body),
                    at,
                    at == null ? ClockQuality.UNSET : ClockQuality.RTC,
                    finding.code(),
                    finding.place().isEmpty() ? null : Dc09Text.readable(finding.place()),
                    null,
                    0);
        }

        Dc09Message message(Sort sort, Proof proof, List<Alert> alerts, @Nullable Position position, Reply reply) {
            Heartbeat heard = proof == Proof.LACKING ? null : new Heartbeat(frame.device(), receivedAt, null, null);
            Uplink uplink = new Uplink(
                    frame.device(),
                    alerts,
                    position,
                    heard,
                    null,
                    marks,
                    frame.raw().readable());
            return new Dc09Message(frame, sort, proof, uplink, reply);
        }
    }
}
