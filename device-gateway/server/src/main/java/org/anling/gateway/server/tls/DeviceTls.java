package org.anling.gateway.server.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.TrustOptions;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.anling.gateway.server.tls.TlsSettings.Clients;
import org.anling.tls.Authorities;
import org.anling.tls.Certificates;
import org.anling.tls.Names;
import org.anling.tls.UnusableException;

/**
 * The certificate of all listeners for devices, and who may vouch for devices. Files that changed are taken by the next handshake; no
 * connection ends for it.
 */
public final class DeviceTls {

    private final Clients clients;
    private final Certificates certificates;
    private final Optional<Authorities> authorities;

    private DeviceTls(Clients clients, Certificates certificates, Optional<Authorities> authorities) {
        this.clients = clients;
        this.certificates = certificates;
        this.authorities = authorities;
    }

    /** Reads the files. @throws IllegalStateException if they cannot be used; its message says which, why and what to do */
    public static DeviceTls open(TlsSettings settings, Vertx vertx, InstantSource clock) {
        try {
            Optional<Authorities> authorities = settings.authorities().isPresent()
                    ? Optional.of(Authorities.read(settings.authorities().get(), clock))
                    : Optional.empty();
            return new DeviceTls(settings.clients(), Certificates.read(settings.own(), vertx, clock), authorities);
        } catch (UnusableException e) {
            throw new IllegalStateException("devices cannot speak TLS here: " + e.getMessage(), e);
        }
    }

    /** Makes a listener of MQTT speak TLS, and ask for certificates as is set. */
    public void addTo(NetServerOptions options) {
        options.setSsl(true)
                .setEnabledSecureTransportProtocols(Certificates.PROTOCOLS)
                .setKeyCertOptions(KeyCertOptions.wrap(certificates.keys()));
        authorities.ifPresent(from -> options.setTrustOptions(TrustOptions.wrap(from.trust()))
                .setClientAuth(clients == Clients.REQUIRED ? ClientAuth.REQUIRED : ClientAuth.REQUEST));
    }

    /** For listeners of frames, whose devices are not asked for certificates. */
    public SslContext forFrames() {
        try {
            return SslContextBuilder.forServer(certificates.keys())
                    .sslProvider(SslProvider.JDK)
                    .protocols(Certificates.PROTOCOLS)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("every JDK speaks TLS", e);
        }
    }

    /**
     * Whom the certificate that a client showed is for.
     *
     * @return empty if it showed none; no names if what it showed does not count any more, though an earlier handshake took it
     */
    public Optional<Set<String>> findShown(SSLSession session) {
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        try {
            X509Certificate[] chain = Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            return Optional.of(authorities.get().vouchFor(chain) ? Names.of(chain[0]) : Set.of());
        } catch (SSLPeerUnverifiedException showedNone) {
            return Optional.empty();
        }
    }

    /** Takes files that changed. Waits for the disk. */
    public void look() {
        certificates.look();
        authorities.ifPresent(Authorities::look);
    }

    /** What somebody should do about the files; empty if nothing. */
    public Optional<String> findProblem() {
        return certificates.findProblem().or(() -> authorities.flatMap(Authorities::findProblem));
    }
}
