/**
 * TLS of everything that listens: certificate and key, and the authorities of client certificates, come from PEM files, are checked before
 * they are used, and are taken anew when the files change, by the next handshake and without ending a connection.
 *
 * <p>Whoever listens makes {@link org.anling.tls.Certificates} (and {@link org.anling.tls.Authorities}, if clients show certificates), gives
 * their key and trust managers to its server, calls {@code look} now and then on a thread that may wait, and tells {@code findProblem} to the
 * health page.
 */
@NullMarked
package org.anling.tls;

import org.jspecify.annotations.NullMarked;
