/**
 * What machines ask this process: is it alive, is it ready, what are its figures. Checks and meters flow in from everything that
 * is built, plain texts flow out on a port of its own, which keeps answering when the other listeners are busy. Each request
 * runs on a virtual thread of its own.
 */
@NullMarked
package org.anling.launcher.management;

import org.jspecify.annotations.NullMarked;
