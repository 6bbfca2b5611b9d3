package org.anling.dispatcher.core.notice;

/** What the planner wants done now. */
public sealed interface NoticeAction {

    Delivery delivery();

    /** Bring it to the recipient, unless it ended meanwhile. */
    record Send(Delivery delivery) implements NoticeAction {}

    /** It is no longer true: break off what can still be broken off, for example hang up. */
    record Stop(Delivery delivery) implements NoticeAction {}

    /** This was the last attempt that any channel had, and it failed: say so, that another may be asked at once. */
    record GiveUp(Delivery delivery) implements NoticeAction {}
}
