package org.anling.simulation.fleet.person;

import org.anling.simulation.district.map.GeoPoint;

/** An open assignment on somebody's phone; the status is a word of the console. */
public record AssignmentSeen(String id, String status, GeoPoint home) {}
