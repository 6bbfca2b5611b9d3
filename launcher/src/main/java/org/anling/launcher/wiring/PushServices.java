package org.anling.launcher.wiring;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.anling.launcher.settings.NoticeKeys;

/**
 * Which push services may be called at this moment: those of the list, and only where their names lead to the public network. An
 * address that a browser gave must not make the server call its own neighbours. Looks names up, so it may block.
 */
final class PushServices implements Predicate<URI> {
    private final NoticeKeys.Push keys;

    PushServices(NoticeKeys.Push keys) {
        this.keys = keys;
    }

    @Override
    public boolean test(URI endpoint) {
        return keys.names(endpoint) && (keys.inside() || isPublic(endpoint.getHost()));
    }

    /** A name that leads nowhere cannot be called either; that is a failure to be tried again and no refusal. */
    private static boolean isPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(PushServices::isPublic);
        } catch (UnknownHostException e) {
            return true;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        boolean own = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !own && (bytes.length == 4 ? isPublicFour(first, second) : isPublicSix(bytes, first, second));
    }

    /** Not this network, shared by a provider (RFC 6598), for tests of networks (RFC 2544), or reserved. */
    private static boolean isPublicFour(int first, int second) {
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean bench = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 240 && !shared && !bench;
    }

    /** Global unicast only, and nothing that carries an address of the older kind inside: 6to4 and Teredo. */
    private static boolean isPublicSix(byte[] bytes, int first, int second) {
        boolean global = (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
