/**
 * What a centre promises and how it kept it: service levels as percentiles and shares over days, weeks and months, and the figures of a month.
 *
 * <p>Counts in the narrow table that the recorder keeps beside the incidents ({@code report_fact}), never in events, so that a year
 * answers in well under a second. What is no call for help (tests, presses of the centre on itself, alerts about devices) is left out, and how
 * many were left out is said with every answer. Queries block the caller's thread and never write.
 */
@NullMarked
package org.anling.registry.report;

import org.jspecify.annotations.NullMarked;
