package org.anling.contract.incident;

/** First region of an incident: what the centre does. Moves beside {@link Help}. */
public enum Handling {
    /** In the queue 待接警. */
    WAITING,

    /** An operator answers for it 已接警. */
    TAKEN,

    /** Ended with a disposition 已关闭. */
    CLOSED
}
