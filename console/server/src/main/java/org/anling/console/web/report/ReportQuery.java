package org.anling.console.web.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anling.console.web.Refusal;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.LevelQuestion.Grouping;
import org.anling.registry.report.LevelQuestion.Step;
import org.anling.registry.report.ServiceClass;
import org.anling.registry.report.ServiceClock;

/** Reads what the address asks for. */
record ReportQuery(Map<String, String> words, ZoneId zone, Instant now) {
    private static final int LONGEST_DAYS = 3660;

    /** @throws Refusal 400 if it makes no sense */
    LevelQuestion levels(String scope) {
        return new LevelQuestion(
                word("clock", ServiceClock.class),
                from().atStartOfDay(zone).toInstant(),
                to().plusDays(1).atStartOfDay(zone).toInstant(),
                word("step", Step.class),
                word("by", Grouping.class),
                of(),
                scope,
                zone,
                now);
    }

    LocalDate from() {
        return day("from");
    }

    LocalDate to() {
        LocalDate to = day("to");
        if (to.isBefore(from()) || to.isAfter(from().plusDays(LONGEST_DAYS))) {
            throw Refusal.of(400, "bad_span");
        }
        return to;
    }

    Optional<ServiceClass> of() {
        return words.getOrDefault("of", "").isEmpty() ? Optional.empty() : Optional.of(word("of", ServiceClass.class));
    }

    YearMonth month() {
        try {
            return YearMonth.parse(words.getOrDefault("month", ""));
        } catch (DateTimeParseException e) {
            throw Refusal.of(400, "bad_span");
        }
    }

    boolean isXlsx() {
        return switch (words.getOrDefault("format", "")) {
            case "csv" -> false;
            case "xlsx" -> true;
            default -> throw Refusal.of(400, "malformed");
        };
    }

    boolean isEnglish() {
        return words.getOrDefault("language", "").equals("en");
    }

    private LocalDate day(String name) {
        try {
            return LocalDate.parse(words.getOrDefault(name, ""));
        } catch (DateTimeParseException e) {
            throw Refusal.of(400, "bad_span");
        }
    }

    private <E extends Enum<E>> E word(String name, Class<E> type) {
        try {
            return Enum.valueOf(type, words.getOrDefault(name, "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "malformed");
        }
    }
}
