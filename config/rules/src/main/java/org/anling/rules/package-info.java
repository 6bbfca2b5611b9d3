/**
 * The rules of the house that a machine can check. {@link org.anling.rules.SourceCheck} looks at sources: format, sizes,
 * public comments. {@link org.anling.rules.HouseRules} looks at classes: directions, cycles, static fields, clocks.
 * Nothing of this is part of the server; modules see it in their tests only. It runs on the thread of the build.
 */
@NullMarked
package org.anling.rules;

import org.jspecify.annotations.NullMarked;
