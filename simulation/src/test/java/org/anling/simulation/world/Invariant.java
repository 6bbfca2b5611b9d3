package org.anling.simulation.world;

/** The rules that every step of every run is held against, with the sentence that a failure begins with. */
enum Invariant {
    ACKNOWLEDGED_IS_STORED("acknowledged means in the inbox, consumed means its events are committed"),
    ONE_INCIDENT("one input, and one exact copy within its horizon, gives at most one incident"),
    ONE_CHAIN("event numbers are dense, the chain of hashes is whole, time never goes back"),
    TIMER_ARMED("an open incident waits for something"),
    OWNED("an open incident has exactly one owner, or stands in the queue"),
    IN_QUEUE("whatever is open stands in the queue"),
    LIFE_SAFETY_OWNED("a life-safety incident has an owner and a deadline"),
    ESCALATION_RISES("escalation only rises until closed"),
    ONE_LIVE_OFFER("at most one live offer per responder"),
    BEST_ASKED("those who are asked are the best of all who could be asked"),
    NOBODY_UNAVAILABLE("nobody unavailable is asked"),
    MISSED_IS_EMERGENCY("a missed call of an elder or a device is an emergency until somebody called back"),
    CALL_JOINS("a call never opens an incident beside the open one of its elder"),
    ONE_CALL_ONE_INCIDENT("one call opens one incident for one elder, whatever is told of it later"),
    BOUND_CALL_JOINS("a call that is answered or bound belongs to the incident of its elder"),
    CALLS_END("after the healing nothing rings and nobody waits to be called back"),
    PARKED_IS_HANDLED("an alarm that could not be decided is an incident all the same"),
    REBUILT_EQUALS_LIVE("the state rebuilt from the journal equals the live state"),
    READERS_AGREE("a reader that was away reads itself to the same state"),
    EFFECT_OF_COMMITTED("no effect without its committed event"),
    NOTICE_STOPS("no notice starts later than a second after the acceptance"),
    HUMAN_IN_TIME("after the healing each life-safety incident has help or a human in time"),
    TIMERS_FIRE("after the healing no deadline is left behind"),
    ALL_ENDS("after the healing each press is acknowledged and each incident reaches its end");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
