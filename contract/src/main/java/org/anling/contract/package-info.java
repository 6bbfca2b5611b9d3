/**
 * Records that the servers share. They hold no behaviour. Any thread may use them.
 */
@NullMarked
package org.anling.contract;

import org.jspecify.annotations.NullMarked;
