package org.anling.dispatcher.server.notice.channel;

/** A channel did not take a message; its message is a short word for the log of events, such as {@code refused-400}. */
public final class ChannelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Kind kind;

    /** What it says about the channel. */
    public enum Kind {
        /** The channel does not work at the moment. */
        DOWN,
        /** The channel works and does not want this message. */
        REFUSED
    }

    public ChannelException(Kind kind, String word) {
        super(word);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
