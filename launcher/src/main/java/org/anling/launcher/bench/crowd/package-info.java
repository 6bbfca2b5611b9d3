/**
 * What very many devices cost: the memory of a connection that rests, and what a press suffers while all of them come back at once.
 *
 * <p>{@link org.anling.launcher.bench.crowd.Grounds} starts gateways as {@code serve --roles gateway} does, and beside each a process of
 * {@link org.anling.launcher.bench.crowd.GeneratorMain} with the devices; no process has more open files than a machine lets it have. The
 * generators are told what to do line by line ({@link org.anling.launcher.bench.crowd.GeneratorProcess}) and tell how far they are. In
 * them one event loop owns every device, whose words come from the machines of the simulated fleet.
 */
@NullMarked
package org.anling.launcher.bench.crowd;

import org.jspecify.annotations.NullMarked;
