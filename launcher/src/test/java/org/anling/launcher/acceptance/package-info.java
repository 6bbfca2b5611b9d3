/**
 * Promises of the product, shown on the running product: every test starts the demo as a user would, in a process of its own, and
 * speaks to it over real sockets only. Processes are killed with -9, stopped and started again on the same data. Nothing here calls
 * a class of a server.
 */
@NullMarked
package org.anling.launcher.acceptance;

import org.jspecify.annotations.NullMarked;
