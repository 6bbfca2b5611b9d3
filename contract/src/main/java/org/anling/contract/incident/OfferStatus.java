package org.anling.contract.incident;

/** Life of an offer 派单请求. */
public enum OfferStatus {
    /** Asked, waiting for the answer. */
    LIVE,

    /** 接单 */
    ACCEPTED,

    /** 拒单 */
    DECLINED,

    /** 超时 */
    EXPIRED,

    /** 撤回 */
    WITHDRAWN
}
