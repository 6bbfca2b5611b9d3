/**
 * The community's people: organisation, elders with their homes, devices, responders, staff and who can sign in.
 *
 * <p>Pages and imports put records in; a put writes the row with a higher version and notes it in the outbox, in one transaction.
 * Whoever puts names the version he saw, so that two editors do not overwrite each other. Cards and device records for the caches
 * are made here out of the rows. A store is for one centre, holds no state, and blocks on the caller's (virtual) thread.
 */
@NullMarked
package org.anling.registry.people;

import org.jspecify.annotations.NullMarked;
