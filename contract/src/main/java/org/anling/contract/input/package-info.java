/**
 * What the dispatcher decides about: alerts, commands, answers, registry changes, findings, time.
 *
 * <p>Gateway, console and registry append them to the inbox of a centre, the dispatcher reads them. Who sent an input and when stands
 * in its envelope ({@code org.anling.contract.entry}). Immutable, any thread.
 */
@NullMarked
package org.anling.contract.input;

import org.jspecify.annotations.NullMarked;
