package org.anling.gateway.codec.dc09;

import java.util.ArrayList;
import java.util.List;

/** Keys as they are written: {@code hex:…}, {@code characters:…} or the word {@code plain}. */
public final class Dc09Keys {

    private static final String PLAIN = "plain";
    private static final String HEX = "hex:";
    private static final String CHARACTERS = "characters:";
    private static final List<Integer> LENGTHS = List.of(16, 24, 32);

    private Dc09Keys() {}

    /**
     * The key as it was meant, then the same characters read the other way: panels differ in what 32 typed digits are.
     *
     * @return to be tried in this order; none for {@code plain}
     * @throws IllegalArgumentException if it is no key; the message does not repeat it
     */
    public static List<Dc09Key> parse(String written) {
        if (written.equals(PLAIN)) {
            return List.of();
        }
        List<Dc09Key> keys = new ArrayList<>();
        if (written.startsWith(HEX)) {
            String digits = written.substring(HEX.length());
            keys.add(Dc09Key.ofHex(digits));
            if (LENGTHS.contains(digits.length())) {
                keys.add(Dc09Key.ofCharacters(digits));
            }
        } else if (written.startsWith(CHARACTERS)) {
            String typed = written.substring(CHARACTERS.length());
            keys.add(Dc09Key.ofCharacters(typed));
            if (typed.matches("[0-9A-Fa-f]{32}")) {
                keys.add(Dc09Key.ofHex(typed));
            }
        } else {
            throw new IllegalArgumentException("a key begins with hex: or characters:, or is the word plain");
        }
        return List.copyOf(keys);
    }
}
