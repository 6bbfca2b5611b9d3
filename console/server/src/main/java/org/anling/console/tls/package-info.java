/**
 * TLS of the pages: certificate and key come from PEM files, are checked before they are used, and are taken anew when the files change.
 * What is wrong with them, or will be soon, is told to the health page. Files are read on a thread that may wait.
 */
@NullMarked
package org.anling.console.tls;

import org.jspecify.annotations.NullMarked;
