package org.anling.contract.input;

import org.anling.contract.plan.Plan;

/** A version of a response plan becomes valid for new incidents; those that are open keep theirs. */
public record PlanPut(Plan plan) implements Input {}
