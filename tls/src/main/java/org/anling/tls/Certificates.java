package org.anling.tls;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a server shows. Whoever owns it calls {@link #look} now and then, on a thread that may wait: files that changed are
 * checked and taken by the next handshake, without a restart and without ending a connection; files that cannot be used change nothing but
 * what {@link #findProblem} says.
 */
public final class Certificates {

    /** What came before is broken. */
    public static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private final TlsFiles files;
    private final Vertx vertx;
    private final InstantSource clock;
    private final CurrentKeys keys;
    private volatile KeyPair inUse;
    private volatile String unusable = "";

    private Certificates(TlsFiles files, Vertx vertx, InstantSource clock, KeyPair first) {
        this.files = files;
        this.vertx = vertx;
        this.clock = clock;
        this.inUse = first;
        this.keys = new CurrentKeys(first);
    }

    /** Reads the files for the first time. @throws UnusableException if the server cannot begin with them */
    public static Certificates read(TlsFiles files, Vertx vertx, InstantSource clock) throws UnusableException {
        return new Certificates(files, vertx, clock, KeyPair.read(files, vertx));
    }

    /** For a server: gives each handshake what there is then. */
    public X509ExtendedKeyManager keys() {
        return keys;
    }

    /** Takes the files if they changed. One thread at a time. */
    public void look() {
        try {
            KeyPair now = KeyPair.read(files, vertx);
            unusable = "";
            if (!now.isSameAs(inUse)) {
                keys.take(now);
                inUse = now;
                LOG.info("{} is taken, until {}", files.certificate(), now.until());
            }
        } catch (UnusableException e) {
            refused(String.valueOf(e.getMessage()));
        }
    }

    /** What somebody should do about the certificate; empty if nothing. */
    public Optional<String> findProblem() {
        Instant until = inUse.until();
        if (!unusable.isEmpty()) {
            return Optional.of(
                    "the new certificate is not used, the certificate that ends " + until + " goes on: " + unusable);
        }
        return Ending.find(until, clock.instant())
                .map(ends -> "the certificate " + ends + ": put a new one into " + files.certificate()
                        + " and its key into " + files.key() + ", it is taken within a minute");
    }

    private void refused(String why) {
        if (!why.equals(unusable)) {
            LOG.warn("the new certificate is not used: {}", why);
        }
        unusable = why;
    }
}
