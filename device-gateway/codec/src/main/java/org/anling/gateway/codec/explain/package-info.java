/**
 * What a frame is made of, told to a person: each field with its octets, name and value in Chinese and English.
 *
 * <p>Decoders read through {@link org.anling.gateway.codec.explain.Octets} and name what they read ({@link
 * org.anling.gateway.codec.explain.Part}); whoever wants to know what was read where listens, and everybody else pays nothing for it. So
 * there is one decoder, and what is told is what it did. Octets flow in, fields and explanations flow out. Pure; any thread.
 */
@NullMarked
package org.anling.gateway.codec.explain;

import org.jspecify.annotations.NullMarked;
