/**
 * Production: the roles that were asked for, on stores that somebody else runs. Settings flow in; listeners and a table of what has no
 * security of its own flow out. The main thread starts everything and waits; one virtual thread brings the schema up when PostgreSQL
 * was down at the start.
 */
@NullMarked
package org.anling.launcher.serve;

import org.jspecify.annotations.NullMarked;
