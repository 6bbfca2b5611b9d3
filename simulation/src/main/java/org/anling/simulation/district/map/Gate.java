package org.anling.simulation.district.map;

/** The way into a compound; its node is a node of the graph. */
public record Gate(String name, int node) {}
