package org.anling.dispatcher.server.notice.channel;

import java.util.Optional;
import org.anling.contract.people.Channel;

/** One way to bring a message to a person. Blocking with a limit, any thread. */
public interface NoticeChannel extends AutoCloseable {

    Channel channel();

    /**
     * Hands a message over. Returning means that the channel has it, not that it arrived.
     *
     * @throws ChannelException if it does not, with a reason that holds no personal data
     */
    Handed send(Message message) throws ChannelException;

    /** Breaks a message off where that is possible, for example hangs up. Failing is no matter. */
    void stop(String id);

    /**
     * Tells somebody who was woken that he need not go after all. Only where nothing can be broken off.
     *
     * @throws ChannelException if that does not get out either
     */
    default void standDown(Message over) throws ChannelException {
        stop(over.id());
    }

    /** What fails inside the channel while the rest of it works; empty if nothing does. */
    default Optional<String> findProblem() {
        return Optional.empty();
    }

    @Override
    void close();

    /** How much is known at once. */
    enum Handed {
        /** On its way. */
        SENT,
        /** The receiving side has confirmed it. */
        DELIVERED
    }
}
