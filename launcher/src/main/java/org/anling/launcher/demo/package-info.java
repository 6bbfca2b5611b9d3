/**
 * The demo: everything in one process on a data folder of its own. {@link org.anling.launcher.demo.DataFolder} keeps what a later
 * start must know, {@link org.anling.launcher.demo.Steps} tells the terminal what happens, {@link org.anling.launcher.demo.PressAudit}
 * and {@link org.anling.launcher.demo.PressLines} count and show what is pressed. Settings flow in, a running server and its summary flow out. The main thread builds, the
 * shutdown hook closes.
 */
@NullMarked
package org.anling.launcher.demo;

import org.jspecify.annotations.NullMarked;
