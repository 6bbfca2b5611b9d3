package org.anling.contract.input;

import org.jspecify.annotations.Nullable;

/**
 * A process of the centre found that something is wrong with the centre itself: the supervisor must know.
 *
 * @param code a word of the rules, for example {@code run-rebuild} or {@code record-incomplete}
 * @param detail what exactly, without personal data
 */
public record CentreFinding(String code, @Nullable String detail) implements Input {}
