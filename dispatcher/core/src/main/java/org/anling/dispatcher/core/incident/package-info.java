/**
 * One incident: its two regions, its numbers and plans, and the fold of its facts.
 *
 * <p>A fact and the incident before it go in, the incident after it comes out; which step may follow which is data
 * ({@link org.anling.dispatcher.core.incident.Transitions}), and so is the plan by which whom is asked when
 * ({@link org.anling.dispatcher.core.incident.BuiltInPlans}, unless files bring others). Nothing here knows other incidents,
 * responders or devices; who is asked is decided one package above. Pure functions, any thread.
 */
@NullMarked
package org.anling.dispatcher.core.incident;

import org.jspecify.annotations.NullMarked;
