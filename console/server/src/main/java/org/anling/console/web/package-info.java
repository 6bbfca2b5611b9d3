/**
 * HTTP and WebSocket. {@link org.anling.console.web.ApiRoutes} mounts every endpoint of the table behind one guard that denies by
 * default; requests are read and answers written on the event loop, everything between runs on a virtual thread each, so that
 * handlers may wait. {@link org.anling.console.web.FeedRoute} opens the live feed, {@link org.anling.console.web.Pages} gives the
 * built pages and the headers that protect them.
 */
@NullMarked
package org.anling.console.web;

import org.jspecify.annotations.NullMarked;
