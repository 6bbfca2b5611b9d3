package org.anling.simulation.fleet.person;

/** A live offer on somebody's phone. */
public record OfferSeen(String id) {}
