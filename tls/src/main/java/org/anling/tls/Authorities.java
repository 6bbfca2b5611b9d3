package org.anling.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may vouch for clients: the certificates in one PEM file. Whoever owns it calls {@link #look} now and then, on a thread that may wait; a
 * file that changed counts from the next handshake on, one that cannot be used changes nothing but what {@link #findProblem} says.
 */
public final class Authorities {

    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);

    private final Path file;
    private final InstantSource clock;
    private volatile Trusted inUse;
    private volatile String unusable = "";

    private Authorities(Path file, InstantSource clock, Trusted first) {
        this.file = file;
        this.clock = clock;
        this.inUse = first;
    }

    /**
     * The authorities as they stood in the file at one moment.
     *
     * @param until when the first of them ends
     */
    private record Trusted(Set<X509Certificate> certificates, X509ExtendedTrustManager manager, Instant until) {}

    /** Reads the file for the first time. @throws UnusableException if the server cannot begin with it */
    public static Authorities read(Path file, InstantSource clock) throws UnusableException {
        return new Authorities(file, clock, trusted(file));
    }

    /** For a server that asks clients for certificates. */
    public X509ExtendedTrustManager trust() {
        return new Current();
    }

    /**
     * Whether a certificate counts now. The handshake has looked already, but perhaps long ago: a resumed session shows what was shown when it
     * began.
     *
     * @param chain the client's own first
     */
    public boolean vouchFor(X509Certificate[] chain) {
        if (chain.length == 0) {
            return false;
        }
        try {
            inUse.manager.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
            return true;
        } catch (CertificateException refused) {
            LOG.debug("a client certificate does not count any more", refused);
            return false;
        }
    }

    /** Takes the file if it changed. One thread at a time. */
    public void look() {
        try {
            Trusted now = trusted(file);
            unusable = "";
            if (!now.certificates.equals(inUse.certificates)) {
                inUse = now;
                LOG.info("{} is taken, authorities={}", file, now.certificates.size());
            }
        } catch (UnusableException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(unusable)) {
                LOG.warn("the new authorities are not used: {}", why);
            }
            unusable = why;
        }
    }

    /** What somebody should do about the file; empty if nothing. */
    public Optional<String> findProblem() {
        if (!unusable.isEmpty()) {
            return Optional.of(
                    "the new authorities of client certificates are not used, those before go on: " + unusable);
        }
        return Ending.find(inUse.until, clock.instant())
                .map(ends ->
                        "an authority of client certificates " + ends + ": put its next one into " + file + " besides");
    }

    private static Trusted trusted(Path file) throws UnusableException {
        Set<X509Certificate> found = certificates(file);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate one : found) {
                store.setCertificateEntry("authority-" + number++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            X509ExtendedTrustManager manager = Arrays.stream(trust.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            Instant until = found.stream()
                    .map(one -> one.getNotAfter().toInstant())
                    .min(Instant::compareTo)
                    .orElseThrow();
            return new Trusted(found, manager, until);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK can trust certificates", e);
        }
    }

    private static Set<X509Certificate> certificates(Path file) throws UnusableException {
        Set<X509Certificate> found = new HashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (Certificate one : all) {
                if (one instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        } catch (IOException e) {
            throw new UnusableException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (CertificateException e) {
            throw new UnusableException(file + " is not PEM with certificates");
        }
        if (found.isEmpty()) {
            throw new UnusableException(file + " holds no certificate");
        }
        return found;
    }

    /** Asks whoever counts at the moment. */
    private final class Current extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            inUse.manager.checkClientTrusted(chain, kind);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            inUse.manager.checkClientTrusted(chain, kind, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            inUse.manager.checkClientTrusted(chain, kind, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("these authorities vouch for clients");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, kind);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, kind);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return inUse.manager.getAcceptedIssuers();
        }
    }
}
