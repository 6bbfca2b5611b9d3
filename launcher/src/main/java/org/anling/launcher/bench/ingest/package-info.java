/**
 * How many alarms a second a gateway takes durably, and how long a device waits for its acknowledgement: for three protocols, beside raw
 * appends to the same Redis and publishes to a broker that keeps nothing.
 *
 * <p>One generator on one event loop drives all of them through {@link org.anling.launcher.bench.ingest.Slots}: so many presses are under
 * way, each slot sends its next when the one before is acknowledged. Figures flow out to the report. The main thread tells the loop
 * what to do and waits.
 */
@NullMarked
package org.anling.launcher.bench.ingest;

import org.jspecify.annotations.NullMarked;
