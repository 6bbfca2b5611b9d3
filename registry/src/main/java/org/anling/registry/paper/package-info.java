/**
 * The list on paper for the hour when everything is down: elders, doors, contacts, key holders, and who is on the shift.
 *
 * <p>The registry flows in, a community at a time, so that a city needs the memory of one community; one file of HTML flows out, which
 * any browser prints on A4, readable by its owner only. Each night an elected worker writes it into a folder and removes old ones; who made one is
 * in the audit. Blocking; the worker owns a virtual thread.
 */
@NullMarked
package org.anling.registry.paper;

import org.jspecify.annotations.NullMarked;
