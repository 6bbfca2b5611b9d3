/**
 * Keys of DC-09 panels on their way from who types them into the registry: what is a key, and how it is sealed. What is stored goes through the
 * outbox to the gateways like the rest of a device. Any thread; what reads or writes the database waits for it.
 */
@NullMarked
package org.anling.registry.panel;

import org.jspecify.annotations.NullMarked;
