package org.anling.console.tls;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that the pages are served with. Whoever owns it calls {@link #look} now and then, on a thread that may wait: files that
 * changed are checked and taken, without a restart and without ending a connection; files that cannot be used change nothing but what
 * {@link #findProblem} says.
 */
public final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final Duration SOON = Duration.ofDays(14);

    /** What came before is broken. */
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

    private final TlsFiles files;
    private final Vertx vertx;
    private final InstantSource clock;
    private volatile KeyPair inUse;
    private volatile String unusable = "";

    private Certificates(TlsFiles files, Vertx vertx, InstantSource clock, KeyPair first) {
        this.files = files;
        this.vertx = vertx;
        this.clock = clock;
        this.inUse = first;
    }

    /** Reads the files for the first time. @throws UnusableException if the server cannot begin with them */
    public static Certificates read(TlsFiles files, Vertx vertx, InstantSource clock) throws UnusableException {
        return new Certificates(files, vertx, clock, KeyPair.read(files, vertx));
    }

    /** Makes a server speak TLS, with what there is now. */
    public void addTo(HttpServerOptions options) {
        options.setSsl(true).setEnabledSecureTransportProtocols(PROTOCOLS).setKeyCertOptions(inUse.options());
    }

    /** Takes the files if they changed. The old certificate goes on until the server has the new one. */
    public void look(HttpServer server) {
        try {
            KeyPair now = KeyPair.read(files, vertx);
            unusable = "";
            if (!now.equals(inUse)) {
                ServerSSLOptions options = new ServerSSLOptions();
                options.setEnabledSecureTransportProtocols(PROTOCOLS).setKeyCertOptions(now.options());
                server.updateSSLOptions(options, true)
                        .onSuccess(_ -> took(now))
                        .onFailure(e -> refused("the server does not take it: " + e.getMessage()));
            }
        } catch (UnusableException e) {
            refused(String.valueOf(e.getMessage()));
        }
    }

    /** What somebody should do about the certificate; empty if nothing. */
    public Optional<String> findProblem() {
        Instant until = inUse.until();
        String goesOn = "the certificate that ends " + until + " goes on";
        if (!unusable.isEmpty()) {
            return Optional.of("the new certificate is not used, " + goesOn + ": " + unusable);
        }
        if (until.isAfter(clock.instant().plus(SOON))) {
            return Optional.empty();
        }
        String when = until.isAfter(clock.instant()) ? "ends " : "ended ";
        return Optional.of("the certificate " + when + until + ": put a new one into " + files.certificate()
                + " and its key into " + files.key() + ", it is taken within a minute");
    }

    private void took(KeyPair now) {
        inUse = now;
        LOG.info("the pages have a new certificate, until {}", now.until());
    }

    private void refused(String why) {
        if (!why.equals(unusable)) {
            LOG.warn("the new certificate is not used: {}", why);
        }
        unusable = why;
    }
}
