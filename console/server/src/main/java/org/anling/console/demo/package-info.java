/**
 * What only the demo profile has: the books of the virtual button, the presses with their stages, and pulling the plug. Nothing of
 * this is mounted in production. {@link org.anling.console.demo.AlarmLedger} hears every event on the thread that reads the log;
 * the profile itself is a value that the launcher makes.
 */
@NullMarked
package org.anling.console.demo;

import org.jspecify.annotations.NullMarked;
