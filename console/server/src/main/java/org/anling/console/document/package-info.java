/**
 * Documents made from the published records and the table of endpoints: TypeScript types for the page, and OpenAPI. {@link
 * org.anling.console.document.Shapes} reads the records once by reflection, the two writers print what it found. The files are
 * committed; a test compares them with what would be written now, so that the page can never be built against yesterday's
 * shapes. Runs in the build and once at the start; any thread.
 */
@NullMarked
package org.anling.console.document;

import org.jspecify.annotations.NullMarked;
