package org.anling.contract.plan;

import java.time.Duration;

/**
 * The deadlines of an incident under a plan, each counted from the step before.
 *
 * @param take from receipt until taken; then it sounds at the supervisor too
 * @param takeAgain from receipt until it is the top of the supervisor's list
 * @param speak from the take until spoken or no reply is recorded
 * @param offer how long one offer waits for its answer
 * @param accept from the first offer until somebody accepts
 * @param leave from the acceptance until on the way
 * @param latePercent how much later than promised somebody may be at the door
 * @param onScene how long the lone responder may be silent on scene
 * @param remind how often the owner of an open incident is reminded
 */
public record Targets(
        Duration take,
        Duration takeAgain,
        Duration speak,
        Duration offer,
        Duration accept,
        Duration leave,
        int latePercent,
        Duration onScene,
        Duration remind) {}
