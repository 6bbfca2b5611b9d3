package org.anling.gateway.server.entrance;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin with the same bits, as {@code 10.0.0.0/8}.
 *
 * @param first the lowest of them
 * @param bits how many they share
 */
public record Network(InetAddress first, int bits) {

    private static final int BITS_OF_V4 = 32;
    /** Whoever has one address of IPv6 has all that begin like it. */
    private static final int BITS_OF_A_HOST_OF_V6 = 64;

    /**
     * Reads an address, or an address with the number of bits that count.
     *
     * @throws IllegalArgumentException if it is neither, or not the lowest address of its network
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        // NumberFormatException is one, too.
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all || !of(address, bits).first.equals(address)) {
            throw new IllegalArgumentException(text + " is no network");
        }
        return new Network(address, bits);
    }

    /** The addresses that count as one host. */
    static Network ofHost(InetAddress address) {
        int all = address.getAddress().length * Byte.SIZE;
        return of(address, all == BITS_OF_V4 ? BITS_OF_V4 : BITS_OF_A_HOST_OF_V6);
    }

    /** Whether an address is one of them. */
    boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && of(address, bits).first.equals(first);
    }

    private static Network of(InetAddress address, int bits) {
        byte[] octets = address.getAddress();
        for (int i = 0; i < octets.length; i++) {
            int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            octets[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        try {
            return new Network(InetAddress.getByAddress(octets), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address keeps its length", e);
        }
    }
}
