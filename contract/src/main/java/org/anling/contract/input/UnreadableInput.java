package org.anling.contract.input;

/**
 * An entry whose body cannot be read. If its envelope says alarm it is an incident all the same.
 *
 * @param kind the kind that the envelope names
 * @param reason what the decoder said
 */
public record UnreadableInput(String kind, String reason) implements Input {}
