package org.anling.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The key of a server, which may change between two handshakes. An alias carries the number of its pair, and the pair before is kept, so that
 * a handshake that began with one ends with it. Any thread.
 */
final class CurrentKeys extends X509ExtendedKeyManager {

    private final AtomicReference<Generation> now;

    CurrentKeys(KeyPair first) {
        this.now = new AtomicReference<>(new Generation(0, first.manager(), null));
    }

    private record Generation(
            long number,
            X509ExtendedKeyManager keys,
            @Nullable X509ExtendedKeyManager before) {}

    /** From the next handshake on. */
    void take(KeyPair next) {
        now.updateAndGet(old -> new Generation(old.number + 1, next.manager(), old.keys));
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Generation at = now.get();
        return named(at, at.keys.chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Generation at = now.get();
        return named(at, at.keys.chooseServerAlias(keyType, issuers, socket));
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        X509ExtendedKeyManager keys = of(alias);
        return keys == null ? null : keys.getCertificateChain(inner(alias));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        X509ExtendedKeyManager keys = of(alias);
        return keys == null ? null : keys.getPrivateKey(inner(alias));
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private @Nullable X509ExtendedKeyManager of(String alias) {
        Generation at = now.get();
        long number = Long.parseLong(alias.substring(0, alias.indexOf(':')));
        if (number == at.number) {
            return at.keys;
        }
        return number == at.number - 1 ? at.before : null;
    }

    private static @Nullable String named(Generation at, @Nullable String alias) {
        return alias == null ? null : at.number + ":" + alias;
    }

    private static String inner(String alias) {
        return alias.substring(alias.indexOf(':') + 1);
    }
}
