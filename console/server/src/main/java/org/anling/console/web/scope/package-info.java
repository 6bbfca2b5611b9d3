/**
 * Refuses what lies outside the part of the organisation that somebody answers for, before a handler begins. The table here says for
 * every endpoint what stands behind its address; an endpoint that is new does not compile until somebody has decided. Requests come
 * in from the router, refusals go out. Runs on the virtual thread of the request, and may ask the record or the cache.
 */
@NullMarked
package org.anling.console.web.scope;

import org.jspecify.annotations.NullMarked;
