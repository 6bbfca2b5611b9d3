package org.anling.console.api;

/** One sentence in the two languages of the pages. */
public record Text(String zh, String en) {}
