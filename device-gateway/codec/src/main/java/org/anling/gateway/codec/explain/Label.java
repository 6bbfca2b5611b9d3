package org.anling.gateway.codec.explain;

/** A word or a line that a person reads, in both languages. */
public record Label(String zh, String en) {

    /** What is the same in both: figures, codes. */
    public static Label same(String text) {
        return new Label(text, text);
    }
}
