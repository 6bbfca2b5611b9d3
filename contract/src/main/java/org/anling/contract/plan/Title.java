package org.anling.contract.plan;

/** A name in the two languages of the pages. */
public record Title(String zh, String en) {}
