/**
 * Response plans 预案 as data: which incidents a plan is for, who takes by when, whom it asks in which waves, which steps run beside them
 * and who is alarmed when nothing happens. Plans are written as files, checked where they are read, put into the inbox and from there into
 * the events, so that every incident is handled to its end by the version it began with and a replay needs no file. Values only; any thread.
 */
@NullMarked
package org.anling.contract.plan;

import org.jspecify.annotations.NullMarked;
