package org.anling.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's certificate with a real server and real handshakes. */
class CertificatesIT {

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private TlsFiles files;

    @BeforeEach
    void a_certificate() throws Exception {
        files = new TlsFiles(folder.resolve("tls.pem"), folder.resolve("tls.key"));
        TestAuthority.selfSigned("localhost", "EC", 90).write(files);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void files_that_changed_are_taken_without_a_restart() throws Exception {
        Certificates certificates = Certificates.read(files, vertx, InstantSource.system());
        HttpServer server = serve(certificates);
        X509Certificate first = shown(server);
        certificates.look();
        assertThat(shown(server)).isEqualTo(first);

        TestAuthority.selfSigned("localhost", "RSA", 90).write(files);
        certificates.look();

        assertThat(shown(server)).isNotEqualTo(first);
        assertThat(shown(server).getPublicKey().getAlgorithm()).isEqualTo("RSA");
        assertThat(certificates.findProblem()).isEmpty();
    }

    @Test
    void files_that_cannot_be_used_change_nothing_and_are_told() throws Exception {
        Certificates certificates = Certificates.read(files, vertx, InstantSource.system());
        HttpServer server = serve(certificates);
        X509Certificate first = shown(server);
        String good = Files.readString(files.key());

        TlsFiles other = new TlsFiles(folder.resolve("other.pem"), folder.resolve("other.key"));
        TestAuthority.selfSigned("localhost", "EC", 90).write(other);
        Files.copy(other.key(), files.key(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        certificates.look();
        assertThat(certificates.findProblem().orElseThrow()).contains("not that of the first certificate", "goes on");

        Files.writeString(files.key(), "SECRET that is no key");
        certificates.look();
        assertThat(certificates.findProblem().orElseThrow())
                .contains("not PEM", files.key().toString())
                .doesNotContain("SECRET");

        Files.delete(files.key());
        certificates.look();
        assertThat(certificates.findProblem().orElseThrow()).contains("cannot be read");
        assertThat(shown(server)).isEqualTo(first);

        Files.writeString(files.key(), good);
        certificates.look();
        assertThat(certificates.findProblem()).isEmpty();
        assertThat(shown(server)).isEqualTo(first);
    }

    @Test
    void what_cannot_be_used_from_the_first_is_refused() throws Exception {
        Files.writeString(files.certificate(), "");
        assertThatThrownBy(() -> Certificates.read(files, vertx, InstantSource.system()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining(files.certificate().toString());
    }

    @Test
    void a_certificate_that_ends_soon_is_told_two_weeks_before() throws Exception {
        TestAuthority.selfSigned("localhost", "EC", 10).write(files);
        Certificates soon = Certificates.read(files, vertx, InstantSource.system());
        assertThat(soon.findProblem().orElseThrow()).contains("ends", "(days left: 9)", "put a new one into");
        Instant later = Instant.now().plus(Duration.ofDays(20));
        Certificates over = Certificates.read(files, vertx, InstantSource.fixed(later));
        assertThat(over.findProblem().orElseThrow()).contains("ended");
    }

    private HttpServer serve(Certificates certificates) throws Exception {
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setKeyCertOptions(KeyCertOptions.wrap(certificates.keys()));
        return vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    /** The certificate that a browser would see now. */
    private static X509Certificate shown(HttpServer server) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsEverybody()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.actualPort())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Looks at certificates and judges none: this test compares them itself. */
    private static final class TrustsEverybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
