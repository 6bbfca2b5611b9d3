/**
 * What web push needs to be kept for years: the key pair of the centre, made once, and where each browser of a responder listens.
 *
 * <p>Subscriptions come in from the responder's page and go out with his card through the outbox into the cache, where whoever sends
 * notices finds them. They end when he wants it, when his account ends, and when a push service does not know them any more. Blocking,
 * for virtual threads and start-up.
 */
@NullMarked
package org.anling.registry.push;

import org.jspecify.annotations.NullMarked;
