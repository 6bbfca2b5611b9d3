/**
 * The calendar of shifts as pages and files show it: weeks of people and days, who is on shift now, and a responder's own next shifts.
 *
 * <p>Records only. They come in as JSON from the pages and go out as JSON to them. Days and times are as the clock of the centre shows
 * them, so that a page reckons with no time zone. Any thread.
 */
@NullMarked
package org.anling.console.api.shift;

import org.jspecify.annotations.NullMarked;
