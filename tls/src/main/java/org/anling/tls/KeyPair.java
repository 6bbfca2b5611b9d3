package org.anling.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Certificate and key as they stood in their files at one moment, known to belong together.
 *
 * @param certificate what stood in the one file
 * @param key what stood in the other
 * @param until when the certificate ends
 */
record KeyPair(Buffer certificate, Buffer key, X509ExtendedKeyManager manager, Instant until) {

    private static final byte[] SAMPLE = {1, 2, 3};

    /** Reads both files, and may wait for the disk. @throws UnusableException if they cannot be used */
    static KeyPair read(TlsFiles files, Vertx vertx) throws UnusableException {
        Buffer certificate = content(files.certificate());
        Buffer key = content(files.key());
        PemKeyCertOptions both =
                new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
        X509ExtendedKeyManager manager = manager(both, files, vertx);
        String alias = Stream.of("RSA", "EC", "EdDSA", "RSASSA-PSS")
                .map(kind -> manager.getServerAliases(kind, null))
                .filter(aliases -> aliases != null && aliases.length > 0)
                .map(aliases -> aliases[0])
                .findFirst()
                .orElseThrow(() -> new UnusableException(files.key() + " holds no key of a kind that clients accept"));
        X509Certificate own = manager.getCertificateChain(alias)[0];
        if (!fits(manager.getPrivateKey(alias), own)) {
            throw new UnusableException("the key in " + files.key() + " is not that of the first certificate in "
                    + files.certificate() + "; put the two there that were issued together");
        }
        return new KeyPair(certificate, key, manager, own.getNotAfter().toInstant());
    }

    /** Whether the files held the same then. */
    boolean isSameAs(KeyPair other) {
        return certificate.equals(other.certificate) && key.equals(other.key);
    }

    private static Buffer content(Path file) throws UnusableException {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnusableException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static X509ExtendedKeyManager manager(PemKeyCertOptions options, TlsFiles files, Vertx vertx)
            throws UnusableException {
        try {
            return Arrays.stream(options.getKeyManagerFactory(vertx).getKeyManagers())
                    .filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            // The library says so little of what is wrong, and may quote the file, that only its kind is passed on.
            throw new UnusableException(files.certificate() + " or " + files.key()
                    + " is not PEM with a certificate and an unencrypted key ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static boolean fits(PrivateKey key, X509Certificate certificate) {
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "RSA" -> "SHA256withRSA";
                default -> key.getAlgorithm();
            };
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SAMPLE);
            byte[] signed = signing.sign();
            signing.initVerify(certificate.getPublicKey());
            signing.update(SAMPLE);
            return signing.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
