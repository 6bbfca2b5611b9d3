package org.anling.registry.meaning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that lists use for the critical facts of a first-aid card, and their codes. */
public final class CriticalFact {

    private static final Map<String, List<String>> WORDS = words();

    private CriticalFact() {}

    /** The code that a word means, null if none. */
    public static @Nullable String code(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, List<String>> fact : WORDS.entrySet()) {
            if (fact.getKey().equals(plain) || fact.getValue().contains(plain)) {
                return fact.getKey();
            }
        }
        return null;
    }

    public static String chinese() {
        return String.join("、", WORDS.values().stream().map(List::getFirst).toList());
    }

    public static String english() {
        return String.join(", ", WORDS.keySet());
    }

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put("anticoagulant", List.of("抗凝药", "抗凝", "华法林"));
        words.put("oxygen", List.of("吸氧", "氧气"));
        words.put("deaf", List.of("听力障碍", "耳聋", "失聪", "聋"));
        words.put("dialect", List.of("方言", "只讲方言"));
        words.put("dog", List.of("有狗", "狗", "养狗"));
        words.put("gas", List.of("煤气", "燃气", "煤气罐", "液化气"));
        words.put("pacemaker", List.of("起搏器", "心脏起搏器"));
        words.put("diabetes", List.of("糖尿病"));
        return words;
    }
}
