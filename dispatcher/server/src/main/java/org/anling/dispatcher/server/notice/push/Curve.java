package org.anling.dispatcher.server.notice.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Points of P-256 as they travel: 0x04, x, y. */
final class Curve {
    static final int POINT_BYTES = 65;
    private static final int FIELD_BYTES = 32;

    private Curve() {}

    static ECParameterSpec spec() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    /** @throws GeneralSecurityException if these bytes are no such point */
    static ECPublicKey decode(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES || point[0] != 4) {
            throw new GeneralSecurityException("not an uncompressed point of P-256");
        }
        ECPoint place = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + FIELD_BYTES)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + FIELD_BYTES, POINT_BYTES)));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(place, spec()));
    }

    static byte[] encode(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = 4;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + FIELD_BYTES);
        return point;
    }

    /** Without the sign, filled up on the left. */
    private static void put(BigInteger number, byte[] point, int at) {
        byte[] bytes = number.toByteArray();
        int skip = Math.max(0, bytes.length - FIELD_BYTES);
        int length = bytes.length - skip;
        System.arraycopy(bytes, skip, point, at + FIELD_BYTES - length, length);
    }
}
