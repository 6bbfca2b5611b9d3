package org.anling.registry.sheet;

/** What a person reads, in both languages: what is wrong and what to do. */
public record Told(String zh, String en) {}
