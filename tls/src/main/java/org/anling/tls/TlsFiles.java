package org.anling.tls;

import java.nio.file.Path;

/**
 * Where certificate and key of a listener are.
 *
 * @param certificate PEM, the server's own first, then those that lead to the root
 * @param key PEM, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
