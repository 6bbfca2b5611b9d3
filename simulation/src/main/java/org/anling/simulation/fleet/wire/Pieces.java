package org.anling.simulation.fleet.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts together what arrives in pieces and cuts whole frames off its front. Owned by one thread. */
public final class Pieces {

    /** No server sends a device more than that at once. */
    private static final int LONGEST = 4_096;

    private final ToIntFunction<String> end;
    private String rest = "";

    /** @param end where the first whole frame of a text ends, 0 if there is none yet */
    public Pieces(ToIntFunction<String> end) {
        this.end = end;
    }

    /** What has become whole, whatever came before each frame included. */
    public List<String> take(String octets) {
        rest += octets;
        List<String> whole = new ArrayList<>();
        for (int length = end.applyAsInt(rest); length > 0; length = end.applyAsInt(rest)) {
            whole.add(rest.substring(0, length));
            rest = rest.substring(length);
        }
        if (rest.length() > LONGEST) {
            rest = "";
        }
        return whole;
    }

    /** A new connection begins with nothing. */
    public void forget() {
        rest = "";
    }
}
