/**
 * The handlers of the office: one's own account, staff, organisation, responders, plans. They check what was typed and whether it lies in the
 * scope of who asks, and leave the rest to the registry, which writes record, note and audit in one transaction. Whoever's role, scope
 * or password was changed by somebody else is signed out everywhere. Run on the virtual thread of the request and may wait.
 */
@NullMarked
package org.anling.console.web.office;

import org.jspecify.annotations.NullMarked;
