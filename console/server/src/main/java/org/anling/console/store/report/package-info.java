/**
 * What reports, audit and lists are made of: the registry behind interfaces that a test can fill.
 *
 * <p>Questions flow in, records of the registry flow out; a database that does not answer becomes a {@link
 * org.anling.console.store.StoreDownException}. Any virtual thread, blocking.
 */
@NullMarked
package org.anling.console.store.report;

import org.jspecify.annotations.NullMarked;
