package org.anling.gateway.codec.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.Position;
import org.jspecify.annotations.Nullable;

/**
 * The values of a position block (section 3), each read for itself, so that one that is broken takes no other with it.
 *
 * @param raisedAt device time, or null if unreadable or never set
 * @param fix the satellite fix; null for validity {@code V}, whose coordinates are zero or old
 * @param satellite whether the device says that it has a fix, and with it a good clock
 * @param status the status word, or null if unreadable
 * @param marks {@code tail_unreadable} and its like
 */
record PositionBlock(
        @Nullable Instant raisedAt,
        @Nullable Position fix,
        boolean satellite,
        @Nullable Integer batteryPercent,
        @Nullable Integer signalPercent,
        @Nullable Long status,
        List<String> marks) {

    private static final int STATUS = 15;
    private static final int FIRST_YEAR = 2020;

    PositionBlock {
        marks = List.copyOf(marks);
    }

    static PositionBlock read(Values values, ZoneOffset zone) {
        List<String> marks = new ArrayList<>();
        Instant at = time(values.text(0), values.text(1), zone);
        boolean satellite = values.text(2).equals("A");
        Tail tail = Tail.read(values, STATUS + 1);
        if (values.size() <= STATUS || !tail.readable()) {
            marks.add("tail_unreadable");
        }
        Long status = status(values.text(STATUS));
        if (status == null) {
            marks.add("status_unreadable");
        }
        Position fix = satellite ? fix(values, tail.accuracyMetres(), at) : null;
        if (satellite && fix == null) {
            marks.add("position_unreadable");
        }
        if (at == null) {
            marks.add("time_unreadable");
        }
        return new PositionBlock(at, fix, satellite, values.percent(12), values.percent(11), status, marks);
    }

    /** Four digits on some firmwares, eight on most; anything else is a value that slipped from its place. */
    private static @Nullable Long status(String text) {
        return text.matches("[0-9A-Fa-f]{4}|[0-9A-Fa-f]{8}") ? Long.valueOf(text, 16) : null;
    }

    private static @Nullable Instant time(String date, String time, ZoneOffset zone) {
        if (!date.matches("[0-9]{6}") || !time.matches("[0-9]{6}")) {
            return null;
        }
        int[] d = pairs(date);
        int[] t = pairs(time);
        try {
            LocalDateTime at = LocalDateTime.of(2000 + d[2], d[1], d[0], t[0], t[1], t[2]);
            return at.getYear() < FIRST_YEAR ? null : at.toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int[] pairs(String sixDigits) {
        int[] pairs = new int[3];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = Integer.parseInt(sixDigits.substring(2 * i, 2 * i + 2));
        }
        return pairs;
    }

    /** A sign and a letter may both say south; the magnitude counts once. Nought and nought is a device without a fix. */
    private static @Nullable Position fix(Values values, @Nullable Double accuracy, @Nullable Instant at) {
        Double latitude = coordinate(values, 3, "N", "S");
        Double longitude = coordinate(values, 5, "E", "W");
        if (latitude == null || longitude == null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return null;
        }
        if (latitude == 0 && longitude == 0) {
            return null;
        }
        return new Position(latitude, longitude, Position.Source.FIX, Position.Datum.WGS84, accuracy, at);
    }

    private static @Nullable Double coordinate(Values values, int at, String positive, String negative) {
        Double degrees = values.decimal(at);
        String side = values.text(at + 1);
        if (degrees == null || !(side.isEmpty() || side.equals(positive) || side.equals(negative))) {
            return null;
        }
        return side.equals(negative) ? Double.valueOf(-Math.abs(degrees)) : degrees;
    }

    /** What follows the status word: cells, access points, accuracy. Read to see whether it can be, and for the accuracy. */
    private record Tail(boolean readable, @Nullable Double accuracyMetres) {

        private static final int CELL_FIELDS = 3;
        private static final int ACCESS_POINT_FIELDS = 3;

        static Tail read(Values values, int from) {
            if (values.size() <= from) {
                return new Tail(true, null);
            }
            Integer cells = values.count(from);
            if (cells == null) {
                return new Tail(false, null);
            }
            int at = cells == 0 ? afterNoCells(values, from + 1) : from + 4 + cells * CELL_FIELDS;
            return at > values.size() || !cellsReadable(values, from, cells) ? new Tail(false, null) : rest(values, at);
        }

        /** Without cells there may still be network codes on some firmwares, never a timing advance. */
        private static int afterNoCells(Values values, int at) {
            boolean codes = values.size() >= at + 2
                    && values.text(at).matches("[0-9]{3}")
                    && values.text(at + 1).matches("[0-9]{1,3}");
            return codes ? at + 2 : at;
        }

        private static boolean cellsReadable(Values values, int from, int cells) {
            for (int i = from + 1; i < from + 4 && cells > 0; i++) {
                if (values.decimal(i) == null) {
                    return false;
                }
            }
            for (int cell = 0; cell < cells; cell++) {
                int at = from + 4 + cell * CELL_FIELDS;
                if (!isCellNumber(values.text(at)) || !isCellNumber(values.text(at + 1))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isCellNumber(String text) {
            return text.matches("-?[0-9A-Fa-f]{1,10}");
        }

        private static Tail rest(Values values, int at) {
            int left = values.size() - at;
            if (left <= 1) {
                return left == 0 ? new Tail(true, null) : lastValue(values, at);
            }
            Integer points = values.count(at);
            int after = points == null ? -1 : at + 1 + points * ACCESS_POINT_FIELDS;
            if (after < 0 || after > values.size() || values.size() - after > 1) {
                return new Tail(false, null);
            }
            return after == values.size() ? new Tail(true, null) : lastValue(values, after);
        }

        private static Tail lastValue(Values values, int at) {
            Double accuracy = values.decimal(at);
            boolean readable = accuracy != null || values.text(at).isEmpty();
            return new Tail(readable, accuracy == null || accuracy <= 0 ? null : accuracy);
        }
    }
}
