/** The pure parts of the benchmark of the whole server: its page, its pace, its arithmetic. */
@org.jspecify.annotations.NullMarked
package org.anling.launcher.bench;
