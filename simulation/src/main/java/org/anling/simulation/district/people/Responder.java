package org.anling.simulation.district.people;

import java.util.List;
import org.anling.simulation.district.map.GeoPoint;

/** Somebody who can go; the id is the account as well. */
public record Responder(
        String id,
        PersonName name,
        Kind kind,
        List<String> skills,
        Travel travel,
        String phone,
        String communityCode,
        GeoPoint base,
        int baseNode) {

    public Responder {
        skills = List.copyOf(skills);
    }

    /** The profession; the account is named after it: doctor-1. */
    public enum Kind {
        DOCTOR("doctor", List.of("medical", "first-aid")),
        NURSE("nurse", List.of("medical", "first-aid")),
        CARER("carer", List.of("care", "lifting")),
        VOLUNTEER("volunteer", List.of("first-aid")),
        KEY_HOLDER("keyholder", List.of("key"));

        private final String accountPrefix;
        private final List<String> skills;

        Kind(String accountPrefix, List<String> skills) {
            this.accountPrefix = accountPrefix;
            this.skills = skills;
        }

        public String accountPrefix() {
            return accountPrefix;
        }

        public List<String> skills() {
            return skills;
        }
    }

    /** How fast somebody gets there along the streets. */
    public enum Travel {
        WALK(1.4),
        BIKE(4.2),
        CAR(7.0);

        private final double metresPerSecond;

        Travel(double metresPerSecond) {
            this.metresPerSecond = metresPerSecond;
        }

        public double metresPerSecond() {
            return metresPerSecond;
        }
    }
}
