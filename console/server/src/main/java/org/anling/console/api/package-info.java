/**
 * The records that the pages see: HTTP bodies, feed frames, and the one table of endpoints. They are published: the TypeScript
 * types and the OpenAPI document are generated from them, and a stale file fails a test. They hold no behaviour and know nothing
 * of Redis, PostgreSQL or sockets. Names, numbers and first-aid facts are in them only after the view layer has filtered them by
 * role and face. Any thread may use them.
 */
@NullMarked
package org.anling.console.api;

import org.jspecify.annotations.NullMarked;
