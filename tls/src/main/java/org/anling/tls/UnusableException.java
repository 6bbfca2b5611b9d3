package org.anling.tls;

import java.io.Serial;

/** Certificate or key cannot be used; the message says which file, why, and what to do, and quotes nothing of either. */
public final class UnusableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    UnusableException(String message) {
        super(message);
    }
}
