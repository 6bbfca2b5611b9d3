package org.anling.dispatcher.core.incident;

import java.time.Duration;

/**
 * The numbers of one priority.
 *
 * @param offers how many live offers are wanted
 * @param take until it is taken, from receipt; then it sounds at the supervisor too
 * @param takeAgain until it is the top of the supervisor's list, from receipt
 * @param accept until somebody accepts, from the first offer
 * @param remind how often the owner of an open incident is reminded
 */
public record Level(int offers, Duration take, Duration takeAgain, Duration accept, Duration remind) {}
