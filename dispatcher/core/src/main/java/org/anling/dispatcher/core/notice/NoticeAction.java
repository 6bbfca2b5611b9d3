package org.anling.dispatcher.core.notice;

/** What the planner wants done now. */
public sealed interface NoticeAction {

    Delivery delivery();

    /** Bring it to the recipient, unless it ended meanwhile. */
    record Send(Delivery delivery) implements NoticeAction {}

    /** It is no longer true: break off what can still be broken off, for example hang up. */
    record Stop(Delivery delivery, Ending ending) implements NoticeAction {

        /** Whether its recipient was asked to go and must now learn that he need not. */
        public boolean standsDown() {
            return ending == Ending.OVERTAKEN && delivery.notice().purpose() == Purpose.OFFER;
        }
    }

    /** Why a notice is no longer true. */
    enum Ending {
        /** Its recipient answered it himself, on whatever channel. */
        ANSWERED,
        /** Something else happened, of which he may know nothing. */
        OVERTAKEN
    }

    /** This was the last attempt that any channel had, and it failed: say so, that another may be asked at once. */
    record GiveUp(Delivery delivery) implements NoticeAction {}
}
