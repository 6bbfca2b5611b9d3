package org.anling.gateway.codec.watch;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comma-separated values after a keyword. Asking for one that is not there, or is no number, gives nothing and never fails. */
record Values(List<String> all) {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{0,15})?");
    private static final int MOST = 1000;

    static Values of(String text) {
        return new Values(List.of(text.split(",", -1)));
    }

    int size() {
        return all.size();
    }

    /** A value without blanks around it, empty if missing. */
    String text(int index) {
        return index >= 0 && index < all.size() ? all.get(index).strip() : "";
    }

    @Nullable
    Double decimal(int index) {
        String text = text(index);
        return DECIMAL.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    /** A number of things that follow. */
    @Nullable
    Integer count(int index) {
        String text = text(index);
        if (!text.matches("[0-9]{1,4}")) {
            return null;
        }
        int count = Integer.parseInt(text);
        return count <= MOST ? count : null;
    }

    /** 0 to 100; anything else is another unit and says nothing. */
    @Nullable
    Integer percent(int index) {
        Integer value = count(index);
        return value == null || value > 100 ? null : value;
    }

    /** A measurement; nought and nothing mean "not measured". */
    @Nullable
    Double measured(int index) {
        Double value = decimal(index);
        return value == null || value <= 0 ? null : value;
    }
}
