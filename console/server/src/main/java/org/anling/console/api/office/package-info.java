/**
 * What the pages of the office say and are told: one's own account, staff, organisation, responders. Records only; handlers make and
 * read them, and the types of the pages are generated from them. Passwords and codes occur only where they are shown once, and no text
 * of a record shows them. Values, any thread.
 */
@NullMarked
package org.anling.console.api.office;

import org.jspecify.annotations.NullMarked;
