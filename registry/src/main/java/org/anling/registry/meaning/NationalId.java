package org.anling.registry.meaning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anling.contract.directory.ElderCard.Sex;

/**
 * A Chinese citizen's number (GB 11643): six digits of place, eight of birth, three of order (odd for men), one check sign. Never in a
 * log, never on a page; it only tells whether a row of a list is somebody who is known already.
 */
public record NationalId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9X]");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String CHECK_SIGNS = "10X98765432";

    /** The number in this text, if its check sign and its day are right. */
    public static Optional<NationalId> parse(String text) {
        String value = text.toUpperCase(Locale.ROOT).replace(" ", "");
        if (!FORM.matcher(value).matches() || value.charAt(17) != checkSign(value)) {
            return Optional.empty();
        }
        try {
            LocalDate.parse(value.substring(6, 14), DAY);
            return Optional.of(new NationalId(value));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    public int birthYear() {
        return Integer.parseInt(value.substring(6, 10));
    }

    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Weights are powers of two modulo 11, from the left. */
    private static char checkSign(String value) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (value.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return CHECK_SIGNS.charAt(sum % 11);
    }

    /** Leaves the digits out. */
    @Override
    public String toString() {
        return "NationalId";
    }
}
