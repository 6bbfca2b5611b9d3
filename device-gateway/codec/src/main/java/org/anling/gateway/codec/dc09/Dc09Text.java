package org.anling.gateway.codec.dc09;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceClock;

/**
 * What stands behind the account, readable: data, extras, time stamp (section 1).
 *
 * @param data between the first brackets, without them
 * @param extras letter and value each
 * @param sentAt time stamp of the message, if it has a valid one
 */
record Dc09Text(String data, List<Extra> extras, Optional<Instant> sentAt) {

    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("HH:mm:ss,MM-dd-uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern TIME = Pattern.compile("_([0-9:]{8},[0-9-]{10})$");
    private static final Pattern EXTRA = Pattern.compile("\\[([A-Z])([^\\]]*)\\]");

    /** One piece of extended data. */
    record Extra(char letter, String value) {}

    Dc09Text {
        extras = List.copyOf(extras);
    }

    /** Reads what stands behind the opening bracket: {@code data][x-data]…_time}. */
    static Dc09Text plain(String rest) {
        int end = rest.indexOf(']');
        String data = end < 0 ? rest : rest.substring(0, end);
        String tail = end < 0 ? "" : rest.substring(end + 1);
        List<Extra> extras = new ArrayList<>();
        Matcher extra = EXTRA.matcher(tail);
        while (extra.find()) {
            extras.add(new Extra(extra.group(1).charAt(0), extra.group(2)));
        }
        return new Dc09Text(data, extras, stamp(rest));
    }

    /**
     * Decrypts with the first key that gives a time stamp, which an encrypted message must have: without one a right key cannot be told
     * from a wrong one.
     */
    static Optional<Dc09Text> decrypted(Bytes rest, List<Dc09Key> keys) {
        return find(rest, keys).flatMap(key -> open(rest, key));
    }

    /** All that is said, without padding. */
    Bytes content() {
        return Bytes.ofLatin(data + extras + sentAt);
    }

    /** The key that fits. */
    static Optional<Dc09Key> find(Bytes rest, List<Dc09Key> keys) {
        return keys.stream().filter(key -> open(rest, key).isPresent()).findFirst();
    }

    /** Text of a panel: some write UTF-8, some Windows-1252; what is no UTF-8 stays as it is. */
    static String readable(String latin) {
        Bytes octets = Bytes.ofLatin(latin);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }

    /** What an instant looks like in a message. */
    static String stamp(Instant at) {
        return "_" + STAMP.format(at.atOffset(ZoneOffset.UTC));
    }

    /** A time as {@code HH:MM:SS,MM-DD-YYYY} in UTC; empty if it is none. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(
                    DeviceClock.believed(LocalDateTime.parse(text, STAMP).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Dc09Text> open(Bytes rest, Dc09Key key) {
        return hex(rest.latin())
                .flatMap(key::decrypt)
                .map(octets -> plain(withoutPadding(Bytes.copyOf(octets).latin())))
                .filter(text -> text.sentAt().isPresent());
    }

    /** Padding ends at the first bar; some devices leave the bar out of a link test. */
    private static String withoutPadding(String plain) {
        int bar = plain.indexOf('|');
        int end = plain.indexOf(']');
        if (bar >= 0 && (end < 0 || bar < end)) {
            return plain.substring(bar + 1);
        }
        return end >= 0 ? plain.substring(end) : plain.substring(Math.max(0, plain.indexOf('_')));
    }

    private static Optional<byte[]> hex(String digits) {
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> stamp(String rest) {
        Matcher found = TIME.matcher(rest);
        return found.find() ? time(found.group(1)) : Optional.empty();
    }
}
