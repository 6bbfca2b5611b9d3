package org.anling.gateway.codec.dc09;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.anling.gateway.codec.Bytes;

/** AES key of an account (section 4): CBC, the vector all zero. Never prints itself. */
public final class Dc09Key {

    private static final int BLOCK = 16;
    private static final String AES = "AES";

    private final byte[] octets;

    private Dc09Key(byte[] octets) {
        if (octets.length != 16 && octets.length != 24 && octets.length != 32) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 octets; this one has " + octets.length);
        }
        this.octets = octets;
    }

    /**
     * A key as the standard means it.
     *
     * @param digits 32, 48 or 64 hexadecimal digits
     * @throws IllegalArgumentException if it is something else; the message does not repeat it
     */
    public static Dc09Key ofHex(String digits) {
        if (!digits.matches("[0-9A-Fa-f]*")) {
            throw new IllegalArgumentException("a key in hex has the digits 0 to 9 and A to F only");
        }
        return new Dc09Key(HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0"));
    }

    /**
     * A key as several panels take it: the typed characters are its octets.
     *
     * @throws IllegalArgumentException if these are not 16, 24 or 32 characters
     */
    public static Dc09Key ofCharacters(String typed) {
        return new Dc09Key(Bytes.ofLatin(typed).toArray());
    }

    /** What was encrypted; empty if the length is no whole number of blocks. */
    Optional<byte[]> decrypt(byte[] encrypted) {
        return encrypted.length == 0 || encrypted.length % BLOCK != 0
                ? Optional.empty()
                : Optional.of(run(Cipher.DECRYPT_MODE, encrypted));
    }

    /** @param plain a whole number of blocks */
    byte[] encrypt(byte[] plain) {
        return run(Cipher.ENCRYPT_MODE, plain);
    }

    private byte[] run(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(octets, AES), new IvParameterSpec(new byte[BLOCK]));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/CBC/NoPadding", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dc09Key that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "a key of " + octets.length + " octets";
    }
}
