package org.anling.simulation.district.people;

import java.time.LocalTime;

/** Somebody to tell or to ask; reachable from one hour to another, by night only where {@code anyHourForEmergency}; the relation is a word
 * of the console ({@code daughter}). */
public record Contact(
        PersonName name,
        String relation,
        String phone,
        LocalTime from,
        LocalTime until,
        boolean anyHourForEmergency,
        boolean holdsKey) {}
