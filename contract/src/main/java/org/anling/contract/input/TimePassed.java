package org.anling.contract.input;

/** A deadline fell due. Made by the loop, never stored: the instant is the one that {@code decide} is called with. */
public record TimePassed() implements Input {}
