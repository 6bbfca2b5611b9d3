/**
 * What a try to sign in is counted by: the failures of everybody who tries an account from anywhere, and those of each browser in which it
 * has signed in before.
 *
 * <p>The accounts ask here before they look at a password and report here what came of it. Everything is in PostgreSQL, so that all
 * processes count together; a token is stored as its hash only. Nothing here knows passwords. Any thread, blocking.
 */
@NullMarked
package org.anling.registry.signin;

import org.jspecify.annotations.NullMarked;
