package org.anling.launcher.bench.crowd;

import org.anling.launcher.bench.ServerProcess;

/**
 * A generator and the gateway that its devices connect to.
 *
 * @param first number of its first device
 */
record Gate(Kind kind, ServerProcess gateway, GeneratorProcess generator, int first) {}
