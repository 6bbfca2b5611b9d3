/**
 * What supervisors and admins change: staff, accounts, organisation, responders. Each change is one transaction with its note for the
 * relay, the name of who made it, and its line in the audit, so that none of the three can be missing. Who comes second is told who was
 * first, and when. Wishes come in from the console, records and passwords that are shown once go out; nothing here is logged.
 * Blocking, on the thread of the caller.
 */
@NullMarked
package org.anling.registry.office;

import org.jspecify.annotations.NullMarked;
