package org.anling.contract.incident;

/** Life of an assignment 任务. */
public enum AssignmentStatus {
    /** 已接单 */
    ACCEPTED,

    /** 已出发 */
    ON_THE_WAY,

    /** 已到达 */
    AT_DOOR,

    /** 已见老人 */
    WITH_ELDER,

    /** 已完成 */
    DONE,

    /** 已撤回 */
    RELEASED
}
