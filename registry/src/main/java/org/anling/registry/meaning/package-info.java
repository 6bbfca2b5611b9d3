/**
 * What people write and what it means: national ids, readings of names, critical facts, places of Chinese maps.
 *
 * <p>Words of a list or a form flow in, values of the registry flow out. Pure, without state beyond tables, any thread; nothing here
 * knows a database, a sheet or a page.
 */
@NullMarked
package org.anling.registry.meaning;

import org.jspecify.annotations.NullMarked;
