/**
 * Records that pages and server exchange about elders, their devices, and lists that are brought in.
 *
 * <p>They flow as JSON in both directions and stand in the OpenAPI document; what a form sends may lack anything, so its components may be
 * null and are looked at one by one. Values only, made on any thread.
 */
@NullMarked
package org.anling.console.api.elder;

import org.jspecify.annotations.NullMarked;
