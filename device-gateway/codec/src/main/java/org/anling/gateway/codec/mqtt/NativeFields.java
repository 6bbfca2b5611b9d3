package org.anling.gateway.codec.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.alert.Vitals.Kind;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceClock;
import org.anling.gateway.codec.json.JsonReading;
import org.jspecify.annotations.Nullable;

/** Fields that several topics share. One that is missing or broken gives nothing and takes no other with it. */
final class NativeFields {

    private NativeFields() {}

    static @Nullable Instant instant(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return DeviceClock.believed(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Without a readable time there is no clock; without a word about it, it may drift. */
    static ClockQuality clock(JsonReading json) {
        if (instant(json.text("ts")) == null) {
            return ClockQuality.UNSET;
        }
        return switch (json.text("tsq")) {
            case "ntp" -> ClockQuality.NTP;
            case "net" -> ClockQuality.NETWORK;
            case "unset" -> ClockQuality.UNSET;
            default -> ClockQuality.RTC;
        };
    }

    /** Battery in the object {@code batt} of alarms, or beside the others in heartbeats. */
    static @Nullable Integer battery(JsonReading json) {
        Integer inside = percent(json.inner("batt"), "pct");
        return inside == null ? percent(json, "batt") : inside;
    }

    static @Nullable Integer percent(JsonReading json, String name) {
        Double value = json.number(name);
        return value == null || value < 0 || value > 100 ? null : (int) Math.round(value);
    }

    /** Where the device is; alarms hold it in {@code loc}, locations on top. Without {@code at} its age is not known. */
    static @Nullable Position position(JsonReading json) {
        JsonReading loc = json.inner("loc").fields().isEmpty() ? json : json.inner("loc");
        Double latitude = loc.number("lat");
        Double longitude = loc.number("lon");
        if (latitude == null || longitude == null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return null;
        }
        Double accuracy = loc.number("acc");
        Position.Source source = switch (loc.text("fix")) {
            case "cell", "cells" -> Position.Source.CELLS;
            case "wifi" -> Position.Source.ACCESS_POINTS;
            default -> Position.Source.FIX;
        };
        return loc.text("fix").equals("none")
                ? null
                : new Position(
                        latitude,
                        longitude,
                        source,
                        Position.Datum.WGS84,
                        accuracy == null || accuracy <= 0 ? null : accuracy,
                        instant(loc.text("at")));
    }

    static @Nullable Vitals vitals(DeviceId device, JsonReading json, Instant receivedAt) {
        List<Vitals.Reading> readings = new ArrayList<>();
        for (JsonReading measured : json.innerList("m")) {
            Kind kind = kind(measured.text("k"));
            Double value = measured.number("val");
            if (kind != null && value != null && value > 0) {
                readings.add(new Vitals.Reading(kind, value, unit(kind)));
            }
        }
        return readings.isEmpty() ? null : new Vitals(device, instant(json.text("ts")), receivedAt, readings);
    }

    private static @Nullable Kind kind(String word) {
        return switch (word) {
            case "hr" -> Kind.HEART_RATE;
            case "spo2" -> Kind.SPO2;
            case "bp_sys" -> Kind.SYSTOLIC;
            case "bp_dia" -> Kind.DIASTOLIC;
            case "temp" -> Kind.TEMPERATURE;
            case "glucose" -> Kind.GLUCOSE;
            default -> null;
        };
    }

    /** The scheme fixes one unit per kind. */
    private static String unit(Kind kind) {
        return switch (kind) {
            case HEART_RATE -> "bpm";
            case SPO2 -> "%";
            case SYSTOLIC, DIASTOLIC -> "mmHg";
            case TEMPERATURE -> "Cel";
            case GLUCOSE -> "mmol/L";
            case RESPIRATION -> "/min";
            case CONSCIOUSNESS -> "{ACVPU}";
        };
    }
}
