/**
 * A real PostgreSQL for demo and tests, out of the binaries of a Maven artifact, started and watched by us.
 *
 * <p>A folder flows in; an address with user and password flows out. Everything of the server (binaries, cluster, port, password,
 * log) lies in that folder, so that a restart finds it again. It listens on loopback only, asks for a password from its first
 * second, writes to disk before it answers, and is started again when it dies. One platform thread per server starts and watches
 * it: the operating system ends the child with that thread. Blocking.
 */
@NullMarked
package org.anling.registry.embedded;

import org.jspecify.annotations.NullMarked;
