/** Tests of the self-press. Pure; the whole way is shown by the acceptance tests. */
@NullMarked
package org.anling.launcher.selfpress;

import org.jspecify.annotations.NullMarked;
