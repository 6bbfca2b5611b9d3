/**
 * Sessions, HTTP and WebSocket for the pages. It shows the events and appends commands. Event loops run it.
 */
@NullMarked
package org.anling.console;

import org.jspecify.annotations.NullMarked;
