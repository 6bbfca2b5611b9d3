package org.anling.gateway.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Octets that never change. Prints as its length only, since frames hold personal data and must not reach a log. */
public final class Bytes {

    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    /** Copies an array. */
    public static Bytes copyOf(byte[] octets) {
        return new Bytes(octets.clone());
    }

    /** Copies {@code length} octets of a buffer from an absolute index; position and limit stay. */
    public static Bytes copyOf(ByteBuffer from, int index, int length) {
        byte[] octets = new byte[length];
        from.get(index, octets);
        return new Bytes(octets);
    }

    /** One octet per character (ISO 8859-1), the way text protocols are written here. */
    public static Bytes ofLatin(String text) {
        return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** UTF-8. */
    public static Bytes ofUtf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return octets.length;
    }

    /** The octet at an index, 0 to 255. */
    public int at(int index) {
        return octets[index] & 0xFF;
    }

    /** The octets from an index to another, the latter not included. */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(octets, from, to));
    }

    public byte[] toArray() {
        return octets.clone();
    }

    /** One character per octet; loses nothing. */
    public String latin() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Text as it is if it is readable UTF-8, hexadecimal otherwise: the form that raw frames are kept in. */
    public String readable() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            return plain ? text.toString() : hex();
        } catch (CharacterCodingException e) {
            return hex();
        }
    }

    /** Lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return octets.length + " bytes";
    }
}
