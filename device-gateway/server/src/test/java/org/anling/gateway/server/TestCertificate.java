package org.anling.gateway.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key and a certificate that vouches for itself, made with the keytool of the JDK and written as people get them.
 *
 * @param store the same as PKCS 12, with the password {@code changeit}
 */
record TestCertificate(Path certificate, Path key, Path store) {

    static final String PASSWORD = "changeit";

    /** For a server at 127.0.0.1, or for a client of that name. */
    static TestCertificate make(Path folder, String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Files.deleteIfExists(store);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own"));
        command.addAll(List.of("-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=ip:127.0.0.1"));
        command.addAll(List.of("-startdate", "-2d", "-validity", "30", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        TestCertificate made = new TestCertificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"), store);
        Files.writeString(
                made.certificate, pem("CERTIFICATE", keys.getCertificate("own").getEncoded()));
        Files.writeString(
                made.key,
                pem("PRIVATE KEY", keys.getKey("own", PASSWORD.toCharArray()).getEncoded()));
        return made;
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
