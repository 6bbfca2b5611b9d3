package org.anling.registry.people;

import java.time.Instant;

/** What came of a try to sign in. */
public sealed interface SignIn {

    /** The password is right. */
    record Accepted(Account account) implements SignIn {}

    /** No such account, a wrong password or a disabled account: the three are not told apart. */
    record Refused() implements SignIn {}

    /** Too many wrong passwords; even the right one is not looked at before {@code until}. */
    record Paused(Instant until) implements SignIn {}
}
