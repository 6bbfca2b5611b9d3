package org.anling.contract.entry;

import org.jspecify.annotations.Nullable;

/** A stored text is not what its place promises. The message says why and holds no personal data beyond a field's name. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
