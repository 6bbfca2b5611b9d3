package org.anling.console.tls;

import java.nio.file.Path;

/**
 * Where certificate and key of the pages are.
 *
 * @param certificate PEM, the server's own first, then those that lead to the root
 * @param key PEM, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
