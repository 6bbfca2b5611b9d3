package org.anling.console.api;

/**
 * The command is stored but its event has not come yet.
 *
 * @param pending always true
 * @param look where to ask for the outcome
 */
public record Pending(boolean pending, String look) {}
