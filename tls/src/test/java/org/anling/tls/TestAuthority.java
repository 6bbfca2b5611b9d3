package org.anling.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** An authority that issues certificates for tests, written octet by octet: no program is started for it and no library needed. */
public final class TestAuthority {

    private static final String COMMON_NAME = "550403";
    private static final String BASIC_CONSTRAINTS = "551d13";
    private static final String ALTERNATIVE_NAMES = "551d11";
    private static final int SEQUENCE = 0x30;
    private static final int OID = 0x06;
    private static final int OCTETS = 0x04;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Issued own;

    private TestAuthority(Issued own) {
        this.own = own;
    }

    /** A certificate and the private half of its key. */
    public record Issued(X509Certificate certificate, PrivateKey key) {

        /** Writes both as people get them: two PEM files. */
        public void write(TlsFiles into) throws IOException, GeneralSecurityException {
            Files.writeString(into.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
            Files.writeString(into.key(), pem("PRIVATE KEY", key.getEncoded()));
        }

        /** TLS of a client that shows this and trusts one other. */
        public SSLContext client(X509Certificate trusted) throws IOException, GeneralSecurityException {
            return TestAuthority.client(this, trusted);
        }
    }

    /** A new authority of that name. */
    public static TestAuthority make(String name) throws GeneralSecurityException {
        Instant now = Instant.now();
        Wish wish = new Wish(name, "EC", now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(90)));
        return new TestAuthority(sign(wish, null, true));
    }

    /** A certificate for this machine or for a device that vouches for itself. */
    public static Issued selfSigned(String name, String algorithm, int days) throws GeneralSecurityException {
        Instant now = Instant.now();
        Wish wish = new Wish(name, algorithm, now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(days)));
        return sign(wish, null, false);
    }

    /** TLS of a client that shows nothing and trusts one server. */
    public static SSLContext client(X509Certificate trusted) throws IOException, GeneralSecurityException {
        return client(null, trusted);
    }

    /** A certificate that is good for a month. */
    public Issued issue(String name) throws GeneralSecurityException {
        return issue(name, Instant.now().plus(Duration.ofDays(30)));
    }

    /** The same until then. */
    public Issued issue(String name, Instant until) throws GeneralSecurityException {
        return sign(new Wish(name, "EC", until.minus(Duration.ofDays(60)), until), own, false);
    }

    /** Writes the authority's own certificate. */
    public void write(Path into) throws IOException, GeneralSecurityException {
        Files.writeString(into, pem("CERTIFICATE", own.certificate.getEncoded()));
    }

    public X509Certificate certificate() {
        return own.certificate;
    }

    private record Wish(String name, String algorithm, Instant from, Instant until) {}

    private static SSLContext client(@Nullable Issued shown, X509Certificate trusted)
            throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                shown == null ? null : new KeyManager[] {new Insistent(shown)},
                trust.getTrustManagers(),
                new SecureRandom());
        return context;
    }

    /** RFC 5280, section 4.1. */
    private static Issued sign(Wish wish, @Nullable Issued by, boolean authority) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(wish.algorithm);
        generator.initialize(wish.algorithm.equals("EC") ? 256 : 2048);
        java.security.KeyPair pair = generator.generateKeyPair();
        PrivateKey signer = by == null ? pair.getPrivate() : by.key;
        byte[] issuer = by == null
                ? name(wish.name)
                : by.certificate.getSubjectX500Principal().getEncoded();
        boolean elliptic = signer.getAlgorithm().equals("EC");
        byte[] algorithm =
                elliptic ? der(SEQUENCE, oid("2a8648ce3d040302")) : der(SEQUENCE, oid("2a864886f70d01010b"), der(0x05));
        byte[] body = der(
                SEQUENCE,
                der(0xA0, der(0x02, new byte[] {2})),
                der(
                        0x02,
                        new BigInteger(63, new SecureRandom())
                                .add(BigInteger.ONE)
                                .toByteArray()),
                algorithm,
                issuer,
                der(SEQUENCE, der(0x17, ascii(TIME.format(wish.from))), der(0x17, ascii(TIME.format(wish.until)))),
                name(wish.name),
                pair.getPublic().getEncoded(),
                der(0xA3, der(SEQUENCE, authority ? constraints() : new byte[0], alternatives(wish.name))));
        Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] whole = der(SEQUENCE, body, algorithm, der(0x03, new byte[1], signature.sign()));
        X509Certificate made = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        return new Issued(made, pair.getPrivate());
    }

    private static byte[] name(String common) {
        return der(
                SEQUENCE,
                der(0x31, der(SEQUENCE, oid(COMMON_NAME), der(0x0C, common.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] constraints() {
        byte[] yes = der(0x01, new byte[] {(byte) 0xFF});
        return der(SEQUENCE, oid(BASIC_CONSTRAINTS), yes, der(OCTETS, der(SEQUENCE, yes)));
    }

    /** This machine, by address and by name. */
    private static byte[] alternatives(String name) {
        byte[] all = name.equals("localhost")
                ? der(SEQUENCE, der(0x87, new byte[] {127, 0, 0, 1}), der(0x82, ascii(name)))
                : der(SEQUENCE, der(0x87, new byte[] {127, 0, 0, 1}));
        return der(SEQUENCE, oid(ALTERNATIVE_NAMES), der(OCTETS, all));
    }

    private static byte[] oid(String hex) {
        return der(OID, HexFormat.of().parseHex(hex));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length < 0x80) {
            all.write(length);
        } else if (length < 0x100) {
            all.write(0x81);
            all.write(length);
        } else {
            all.write(0x82);
            all.write(length >> 8);
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    /** Shows its certificate to whoever asks for one, also if it is of nobody who was asked for. */
    private static final class Insistent extends X509ExtendedKeyManager {
        private final Issued shown;

        Insistent(Issued shown) {
            this.shown = shown;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] kinds, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return "own";
        }

        @Override
        public String chooseClientAlias(String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return "own";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {shown.certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return shown.key;
        }

        @Override
        public String[] getClientAliases(String kind, Principal @Nullable [] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
