/**
 * What events mean: the fold of an incident, the same for everybody who reads the log. The dispatcher decides on it, the console shows it, the
 * recorder stores it. A fact comes in, the incident before it becomes the incident after it; nothing is decided and nothing is read from outside.
 * Pure functions over immutable records; any thread.
 */
@NullMarked
package org.anling.contract.fold;

import org.jspecify.annotations.NullMarked;
