/**
 * What the pages of reports, audit and lists send and get, as records: the published word.
 *
 * <p>Values only, made by the handlers of {@code web.report} out of what the registry counted, and read by the page through the generated types.
 * Days are texts as {@code 2026-03-14} in the time zone of the centre, which every answer names. Any thread.
 */
@NullMarked
package org.anling.console.api.report;

import org.jspecify.annotations.NullMarked;
