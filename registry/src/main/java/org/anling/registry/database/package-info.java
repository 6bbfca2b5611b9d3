/**
 * The one way to PostgreSQL: pool, migrations, transactions, advisory locks.
 *
 * <p>SQL and values flow in, rows mapped to records flow out. A database that does not answer is told apart from one that refuses:
 * the first becomes {@link org.anling.registry.database.RegistryUnavailableException} within about two seconds. Everything blocks;
 * call it on virtual threads.
 */
@NullMarked
package org.anling.registry.database;

import org.jspecify.annotations.NullMarked;
