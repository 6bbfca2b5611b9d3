/**
 * What staff does with the records of elders, with devices, and with lists that are brought in.
 *
 * <p>Requests flow in, already checked for session and role; here it is decided whether the record is within the person's scope and his
 * to see, forms are looked at field by field, and every look and every change is told to the audit. Changes go to the registry, whose
 * outbox brings them to caches and core; nothing here writes to either. Virtual threads; may wait for the database.
 */
@NullMarked
package org.anling.console.web.elder;

import org.jspecify.annotations.NullMarked;
