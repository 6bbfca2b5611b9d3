package org.anling.contract.incident;

/** First region of an incident: what the centre does. Moves beside {@link Help}. */
public enum Handling {
    /** In the queue 待接警. */
    WAITING,
    /** An operator answers for it 已接警. */
    TAKEN,
    /** Put aside by its owner, with a wake-up 挂起. */
    ON_HOLD,
    /** Offered to another member of the staff, who has not accepted yet; the owner still answers for it 转接中. */
    IN_TRANSFER,
    /** Ended with a disposition 已关闭. */
    CLOSED,
    /** Closed, and the elder was called afterwards 已回访. */
    FOLLOWED_UP;

    /** Whether the centre still works on it. */
    public boolean isOpen() {
        return this != CLOSED && this != FOLLOWED_UP;
    }
}
