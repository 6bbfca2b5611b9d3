/**
 * Versions of response plans and protocol cards as they lie in PostgreSQL.
 *
 * <p>Texts of files and of the office flow in, each under its id and version; the version that the office made valid flows out, to the
 * relay and to the pages. The highest version that was activated is the valid one; it is never changed again, only followed by a higher
 * one. Blocking, inside the transaction of the caller and on its thread.
 */
@NullMarked
package org.anling.registry.plan;

import org.jspecify.annotations.NullMarked;
