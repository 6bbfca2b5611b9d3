package org.anling.gateway.codec.session;

/**
 * One received copy of a frame that waits for the disk.
 *
 * @param connection number of the connection that it came on; later connections have higher numbers
 * @param echo what the answer to this copy must give back: an index, a packet id
 * @param <T> the protocol's echo fields
 */
public record Copy<T>(long connection, T echo) {}
