package org.anling.registry.people;

import java.time.Instant;

/** What came of a try to sign in. */
public sealed interface SignIn {

    /**
     * Everything is right.
     *
     * @param oneTime whether the password was given by somebody else, so that one of his own is due
     * @param factor whether a second factor was asked for and given
     */
    record Accepted(Account account, boolean oneTime, boolean factor) implements SignIn {

        /** With a password of one's own and nothing else. */
        public Accepted(Account account) {
            this(account, false, false);
        }
    }

    /** No such account, a wrong password or a disabled account: the three are not told apart. */
    record Refused() implements SignIn {}

    /** Too many wrong passwords or codes from where it was tried; even the right ones are not looked at there before {@code until}. */
    record Paused(Instant until) implements SignIn {}

    /** The password is right; now the code of the second factor. */
    record CodeNeeded() implements SignIn {}

    /** The password is right and the code is wrong, too old, or was used before. */
    record WrongCode() implements SignIn {}

    /** The password is right, but it was for once and its time has run out. */
    record Expired() implements SignIn {}
}
