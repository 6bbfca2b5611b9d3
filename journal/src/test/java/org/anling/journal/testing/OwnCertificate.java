package org.anling.journal.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A new key and its own certificate for this machine, made with the keytool of the JDK. */
public final class OwnCertificate {
    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "own";

    private final KeyStore keys;

    private OwnCertificate(KeyStore keys) {
        this.keys = keys;
    }

    /**
     * Makes one that is good since two days.
     *
     * @param folder for the file of the keytool
     * @param days for which it is good from now on
     */
    public static OwnCertificate make(Path folder, String algorithm, int days)
            throws IOException, GeneralSecurityException {
        Path store = folder.resolve("store-" + System.nanoTime() + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-startdate",
                        "-2d",
                        "-validity",
                        String.valueOf(days + 2),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore keys = empty();
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new OwnCertificate(keys);
    }

    public Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(ALIAS);
    }

    /** The private half. */
    public Key key() throws GeneralSecurityException {
        return keys.getKey(ALIAS, PASSWORD.toCharArray());
    }

    /** TLS that shows this certificate and trusts no other. */
    public SSLContext tls() throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = empty();
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        return KeyStore.getInstance("PKCS12");
    }
}
