package org.anling.registry.push;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;

/** The key pair by which push services know a centre (RFC 8292). Made at the first asking, by whichever process asks first. */
public final class PushKeys {
    private static final int POINT_BYTES = 65;

    private final RegistryDatabase database;
    private final CentreId centre;

    /**
     * Both halves as they are stored.
     *
     * @param publicKey base64url of the uncompressed point
     * @param privateKey base64url of PKCS #8; never shown
     */
    public record Pair(String publicKey, String privateKey) {

        /** Leaves the private half out. */
        @Override
        public String toString() {
            return "Pair[" + publicKey + "]";
        }
    }

    public PushKeys(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
    }

    /** The pair of this centre, the same for every process and after every start. */
    public Pair get() {
        return database.call(this::find).orElseGet(() -> keep(make()));
    }

    /** Of two who make one at the same time the second takes that of the first. */
    private Pair keep(Pair made) {
        return database.call(transaction -> {
            transaction.update(
                    "insert into push_key (centre, public_key, private_key) values (?, ?, ?) on conflict do nothing",
                    centre.value(),
                    made.publicKey(),
                    made.privateKey());
            return find(transaction)
                    .orElseThrow(() -> new IllegalStateException("the key that was just stored is gone"));
        });
    }

    private Optional<Pair> find(Transaction transaction) {
        return transaction.find(
                "select public_key, private_key from push_key where centre = ?",
                row -> new Pair(row.getString(1), row.getString(2)),
                centre.value());
    }

    private static Pair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
            return new Pair(
                    text.encodeToString(point(pair.getPublic().getEncoded())),
                    text.encodeToString(pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The X.509 form of a key ends with its uncompressed point (RFC 5480, section 2.2). */
    private static byte[] point(byte[] x509) {
        return Arrays.copyOfRange(x509, x509.length - POINT_BYTES, x509.length);
    }
}
