/**
 * The simulated telephone exchange: plays what a PBX reports of calls to the centre, signed as {@code docs/telephony.md} says, and takes the wishes
 * of operators to ring somebody. Numbers go in, reports go out to the console over HTTP; nobody is really called. A timer thread plays what people
 * do after a while, virtual threads do the rest.
 */
@NullMarked
package org.anling.simulation.exchange;

import org.jspecify.annotations.NullMarked;
