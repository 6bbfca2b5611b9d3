package org.anling.dispatcher.core.notice;

/** What the planner wants done now. */
public sealed interface NoticeAction {

    Delivery delivery();

    /** Bring it to the recipient, unless it ended meanwhile. */
    record Send(Delivery delivery) implements NoticeAction {}

    /** It is no longer true: break off what can still be broken off, for example hang up. */
    record Stop(Delivery delivery) implements NoticeAction {}
}
