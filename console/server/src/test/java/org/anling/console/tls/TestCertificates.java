package org.anling.console.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import org.anling.journal.testing.OwnCertificate;

/** Writes certificates as people get them: two PEM files. */
final class TestCertificates {

    private TestCertificates() {}

    /** A new key and its own certificate for this machine. */
    static void write(TlsFiles into, String algorithm, int days) throws IOException, GeneralSecurityException {
        Path folder = Objects.requireNonNull(into.certificate().getParent());
        OwnCertificate made = OwnCertificate.make(folder, algorithm, days);
        Files.writeString(
                into.certificate(), pem("CERTIFICATE", made.certificate().getEncoded()));
        Files.writeString(into.key(), pem("PRIVATE KEY", made.key().getEncoded()));
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
