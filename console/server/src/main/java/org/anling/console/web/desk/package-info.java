/**
 * Handlers of the protocol cards: the cards of the folder go out, answers come in and become inputs of the centre, each with question and
 * answer in words, so that a replay needs no file. Handlers run on a virtual thread each and may wait.
 */
@NullMarked
package org.anling.console.web.desk;

import org.jspecify.annotations.NullMarked;
