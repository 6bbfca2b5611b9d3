/**
 * What the console asks of stores: sessions, positions, accounts, the record, the audit. Small interfaces with two uses each, Redis
 * or PostgreSQL behind them in the server and memory in the tests, and the adapters to journal and registry. Everything here may
 * block and is called on virtual threads or the thread that reads the log, never on the event loop. A store that does not answer
 * throws {@link org.anling.console.store.StoreDownException}, which becomes a 503 that says what is down.
 */
@NullMarked
package org.anling.console.store;

import org.jspecify.annotations.NullMarked;
