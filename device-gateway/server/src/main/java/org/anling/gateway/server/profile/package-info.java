/**
 * What models of devices do in their own way: files as people write them go in, profiles by model come out, or every fault of the files at
 * once, with line and column in Chinese and English. Read once, at the start. Immutable; any thread.
 */
@NullMarked
package org.anling.gateway.server.profile;

import org.jspecify.annotations.NullMarked;
