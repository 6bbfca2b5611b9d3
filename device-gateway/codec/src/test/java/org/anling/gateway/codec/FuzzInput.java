package org.anling.gateway.codec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One input of a fuzzer: octets that choose, where to cut the stream, then the octets that are read. */
public final class FuzzInput {

    private static final int MOST_CUTS = 7;

    private final byte[] all;
    private int at;

    public FuzzInput(byte[] all) {
        this.all = all.clone();
    }

    /** The next octet, 0 to 255; 0 when there are no more. */
    public int choice() {
        return at < all.length ? all[at++] & 0xFF : 0;
    }

    /** Where to cut a stream whose length is not known yet: one octet says how often, two octets each where. */
    public Cuts cuts() {
        int count = choice() & MOST_CUTS;
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(choice() << 8 | choice());
        }
        return new Cuts(places);
    }

    /** Everything that was not taken yet. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(all, Math.min(at, all.length), all.length);
        at = all.length;
        return rest;
    }

    /** An input that chooses this, cuts nowhere or at an octet, and then has these octets; what seeds are made of. */
    public static byte[] seed(int choice, int cut, byte[] rest) {
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.write(choice);
        seed.write(cut < 0 ? 0 : 1);
        if (cut >= 0) {
            seed.write(cut >> 8);
            seed.write(cut);
        }
        seed.writeBytes(rest);
        return seed.toByteArray();
    }

    /** Places of cuts in a stream of any length. */
    public record Cuts(List<Integer> places) {

        public Cuts {
            places = List.copyOf(places);
        }

        /** Ascending, each from 0 to the length. */
        public int[] in(int length) {
            return places.stream()
                    .mapToInt(place -> place % (length + 1))
                    .sorted()
                    .toArray();
        }
    }
}
