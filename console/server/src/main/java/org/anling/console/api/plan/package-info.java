/**
 * What the pages are told of response plans and protocol cards: their versions, one version in words that a page can draw, what is wrong
 * with a text and where. Values only; any thread.
 */
@NullMarked
package org.anling.console.api.plan;

import org.jspecify.annotations.NullMarked;
