package org.anling.simulation.district.people;

/** Decides which given names are drawn. */
public enum Sex {
    FEMALE,
    MALE
}
