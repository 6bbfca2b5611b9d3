/**
 * Real services for tests: a Redis of the test's own, from the embedded binary or, when asked for by name, from a container; and a
 * proxy that plays a bad network. Each test class owns what it starts.
 */
@NullMarked
package org.anling.journal.testing;

import org.jspecify.annotations.NullMarked;
