/**
 * What the gateway counts and times, under {@code anling.gateway.*}.
 *
 * <p>Every other package reports here; Micrometer makes it visible. Names and labels hold protocols and reasons, never devices or people.
 * Any thread.
 */
@NullMarked
package org.anling.gateway.server.meters;

import org.jspecify.annotations.NullMarked;
