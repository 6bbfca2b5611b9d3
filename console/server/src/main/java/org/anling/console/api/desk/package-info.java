/**
 * Published records of what the desk asks beside the handling itself: the protocol cards as pages show them, and what was answered on them. Values
 * only: requests come in as JSON, cards go out as they were read from their files. Any thread.
 */
@NullMarked
package org.anling.console.api.desk;

import org.jspecify.annotations.NullMarked;
