package org.anling.gateway.codec.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.anling.gateway.codec.Bytes;

/**
 * What some octets are: a name, and how their value is told.
 *
 * @param value tells it; the octets may be fewer than the part should have
 */
public record Part(Label name, Function<Bytes, Label> value) {

    /** Octets of which nobody says what they are. */
    public static final Part UNKNOWN = octets("含义未知", "nobody knows what this is");

    private static final int MOST_OF_A_NUMBER = 8;

    /** Octets that are shown as they are. */
    public static Part octets(String zh, String en) {
        return new Part(new Label(zh, en), octets -> Label.same(octets.hex()));
    }

    /**
     * A number without sign.
     *
     * @param told the value with its unit
     */
    public static Part number(String zh, String en, LongFunction<String> told) {
        return named(zh, en, value -> Label.same(told.apply(value)));
    }

    /** A number whose values have words. */
    public static Part named(String zh, String en, LongFunction<Label> told) {
        return new Part(new Label(zh, en), octets -> told.apply(number(octets)));
    }

    /** A number with a unit behind it, none if that is empty. */
    public static Part count(String zh, String en, String unit) {
        return number(zh, en, value -> unit.isEmpty() ? Long.toString(value) : value + " " + unit);
    }

    /** Bits by their numbers; those that are on are told, also those that have no name. */
    public static Part bits(String zh, String en, Map<Integer, Label> names) {
        return new Part(new Label(zh, en), octets -> bits(number(octets), names));
    }

    /** Bits of a word that are on, by name. */
    public static Label bits(long word, Map<Integer, Label> names) {
        Map<Integer, Label> known = new TreeMap<>(names);
        List<Label> on = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((word >> bit & 1) == 1) {
                Label name = known.getOrDefault(bit, new Label("含义未知", "unknown"));
                on.add(new Label("位 " + bit + " " + name.zh(), "bit " + bit + " " + name.en()));
            }
        }
        if (on.isEmpty()) {
            return new Label("无", "none");
        }
        return new Label(
                on.stream().map(Label::zh).collect(Collectors.joining("；")),
                on.stream().map(Label::en).collect(Collectors.joining("; ")));
    }

    /** The octets as one number, big-endian; of more than eight the last count. */
    public static long number(Bytes octets) {
        long value = 0;
        for (int i = Math.max(0, octets.length() - MOST_OF_A_NUMBER); i < octets.length(); i++) {
            value = value << 8 | octets.at(i);
        }
        return value;
    }

    /** As a field of an explanation. */
    Field field(int at, Bytes octets) {
        return new Field(at, octets, name, value.apply(octets));
    }
}
