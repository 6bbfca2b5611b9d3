/**
 * How fast one address and one session may ask. A page that has gone wild, or somebody who tries every address of the interface, is told to
 * slow down and costs the others nothing; what people do by hand, however hurried, never comes near. Any thread, nothing waits.
 */
@NullMarked
package org.anling.console.web.limit;

import org.jspecify.annotations.NullMarked;
