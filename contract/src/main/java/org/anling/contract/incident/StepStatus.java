package org.anling.contract.incident;

/** Where a step of the plan stands. */
public enum StepStatus {
    /** To be done until its deadline. */
    OPEN,
    /** Done by a person. */
    DONE,
    /** Left out, with a reason. */
    SKIPPED
}
