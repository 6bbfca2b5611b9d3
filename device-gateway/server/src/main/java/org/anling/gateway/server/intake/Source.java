package org.anling.gateway.server.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a frame came from.
 *
 * @param connection number of the connection; later ones have higher numbers
 */
public record Source(long connection, InetAddress address, Proof proof) {

    private static final int KEPT_OF_V4 = 3;
    private static final int KEPT_OF_V6 = 6;

    /** What the sender showed for being the device it names. */
    public enum Proof {
        /** Its password, a key, or a certificate for it. */
        SECRET,
        /** What the broker asked of it, which lets a device publish on its own topics only. */
        BROKER,
        /** Its socket was opened by this process itself. */
        OWN_SOCKET,
        /** Nothing; the protocol has no secret. */
        NONE
    }

    /** The address in digits. */
    public String host() {
        return address.getHostAddress();
    }

    /** The network of the sender: IPv4 /24, IPv6 /48. One row of unregistered devices is one network. */
    public String network() {
        byte[] octets = address.getAddress();
        boolean four = octets.length == 4;
        for (int i = four ? KEPT_OF_V4 : KEPT_OF_V6; i < octets.length; i++) {
            octets[i] = 0;
        }
        try {
            return InetAddress.getByAddress(octets).getHostAddress() + (four ? "/24" : "/48");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address keeps its length", e);
        }
    }
}
