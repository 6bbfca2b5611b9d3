package org.anling.dispatcher.core.loop;

/** Gives random names: owner tokens, batch ids, salts. The shell's are random, a simulation's come from its seed. */
@FunctionalInterface
public interface IdSource {

    /** The next one: hexadecimal, never the same twice. */
    String next();
}
