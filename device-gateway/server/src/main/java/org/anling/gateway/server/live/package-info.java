/**
 * What is true only now: positions, signs of life, sessions, devices that wait for enrolment. Never in a log.
 *
 * <p>Listeners hand in every frame; only the latest of each device is kept and written a few times a second to {@code redis.live}, so
 * that a storm of reports cannot delay a press. What cannot be written is replaced by the next. Any thread hands in, one timer writes.
 */
@NullMarked
package org.anling.gateway.server.live;

import org.jspecify.annotations.NullMarked;
