package org.anling.gateway.server.intake;

import org.anling.gateway.codec.session.Answer;

/**
 * How a listener hears what became of its frames. Called on threads of the journal: hand over to the connection's own thread.
 *
 * @param <T> the protocol's echo fields
 */
public interface Answers<T> {

    /**
     * On disk: the acknowledgement may leave, now and only now.
     *
     * @param left to be run when it went into the network, as often as it does; the first time counts
     */
    void durable(Answer<T> answer, Arrival<T> first, Runnable left);

    /** Not stored within the bound: nothing may be acknowledged. */
    void givenUp(Answer<T> answer);

    /** A routine frame that is not stored and was not tried, or not long. Called on the thread that received it, too. */
    void shed(Answer<T> answer, Shed why);
}
