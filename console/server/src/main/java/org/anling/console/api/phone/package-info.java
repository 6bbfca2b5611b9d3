/**
 * What a responder's phone says and shows beside offers and jobs: reports, the way in, and whether it is ready for a shift.
 *
 * <p>Records only. They come in as JSON from the page and go out as JSON to it; OpenAPI document and the types of the page are made
 * from them. Any thread.
 */
@NullMarked
package org.anling.console.api.phone;

import org.jspecify.annotations.NullMarked;
