/** Tests of what the chaos makes of its strikes. */
@NullMarked
package org.anling.launcher.chaos;

import org.jspecify.annotations.NullMarked;
