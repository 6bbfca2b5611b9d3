package org.anling.registry.imports;

import static org.anling.registry.imports.ElderColumns.DATUM;

import java.util.Map;
import org.anling.contract.alert.Position;
import org.anling.registry.meaning.Gcj02;
import org.jspecify.annotations.Nullable;

/** The place of a home or a base out of its columns; stored as WGS-84, whatever map it was looked up on. */
final class Homes {

    private static final Map<String, Position.Datum> DATUMS = Map.of(
            "wgs84", Position.Datum.WGS84,
            "wgs-84", Position.Datum.WGS84,
            "gcj02", Position.Datum.GCJ02,
            "gcj-02", Position.Datum.GCJ02,
            "高德", Position.Datum.GCJ02,
            "腾讯", Position.Datum.GCJ02,
            "火星坐标", Position.Datum.GCJ02);

    private Homes() {}

    /** Null if something is wrong and told so. */
    static @Nullable Position of(GivenRow row) {
        double latitude = row.degrees(ElderColumns.LATITUDE, 90);
        double longitude = row.degrees(ElderColumns.LONGITUDE, 180);
        Position.Datum datum = row.choice(DATUM, DATUMS, "WGS84, GCJ02");
        if (!row.isSound()) {
            return null;
        }
        return datum == Position.Datum.GCJ02 ? Gcj02.home(latitude, longitude) : Position.home(latitude, longitude);
    }
}
