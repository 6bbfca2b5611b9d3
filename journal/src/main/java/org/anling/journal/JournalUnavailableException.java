package org.anling.journal;

import org.jspecify.annotations.Nullable;

/** No answer came from the store. What was asked may or may not have been done. */
public final class JournalUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
