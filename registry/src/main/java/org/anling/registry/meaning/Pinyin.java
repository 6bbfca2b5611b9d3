package org.anling.registry.meaning;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/** How a name is read, in small letters, syllables apart: 曾 as a surname is zeng, not ceng. Any thread. */
public final class Pinyin {

    private final Transliterator names = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");

    public String of(String name) {
        return names.transliterate(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
