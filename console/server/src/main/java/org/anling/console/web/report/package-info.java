/**
 * Answers what a supervisor and an auditor ask: service levels, months, the audit, lists and the data of one elder.
 *
 * <p>Calls that passed the guard flow in, records of {@code api.report} or files flow out. What a person may see ends at the scope of the
 * session, and whatever leaves the house as a file is noted in the audit. One virtual thread a request, blocking.
 */
@NullMarked
package org.anling.console.web.report;

import org.jspecify.annotations.NullMarked;
