package org.anling.registry.meaning;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a name is read, in small letters, syllables apart: 曾 as a surname is zeng, not ceng. Any thread.
 *
 * <p>The data of Unicode decide, a tenth of a millisecond a question. Lists have a hundred thousand names out of a few thousand signs, so
 * what was asked is remembered: the first two signs, which may be a surname, and each sign that stands behind them.
 */
public final class Pinyin {

    private static final int REMEMBERED = 50_000;

    /** A surname that is read in one way only; what stands behind it is read as in a given name. */
    private static final String ANY_SURNAME = "王";

    private static final String ITS_READING = "wang ";

    private final Map<String, String> known = new ConcurrentHashMap<>();

    // Loads for half a second, and only where a name is read.
    private static final class Unicode {
        private static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");

        private Unicode() {}
    }

    public String of(String name) {
        int[] signs = name.codePoints().toArray();
        boolean chinese = signs.length > 2
                && name.codePoints().allMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN);
        if (!chinese) {
            return recall(name);
        }
        StringBuilder read = new StringBuilder(recall(new String(signs, 0, 2)));
        for (int i = 2; i < signs.length; i++) {
            String behind = recall(ANY_SURNAME + Character.toString(signs[i]));
            if (!behind.startsWith(ITS_READING)) {
                // A sign without a reading: what stands around it decides.
                return recall(name);
            }
            read.append(' ').append(behind.substring(ITS_READING.length()));
        }
        return read.toString();
    }

    private String recall(String signs) {
        String before = known.get(signs);
        if (before != null) {
            return before;
        }
        String read = ask(signs);
        if (known.size() < REMEMBERED) {
            known.put(signs, read);
        }
        return read;
    }

    private String ask(String signs) {
        return Unicode.NAMES
                .transliterate(signs)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
