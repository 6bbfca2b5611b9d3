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
        boolean four = bytes.length == 4;
        boolean unique = !four && (first & 0xfe) == 0xfc;
        boolean shared = four && first == 100 && (second & 0xc0) == 64;
        boolean reserved = four && (first == 0 || first >= 240);
        return !unique
                && !shared
                && !reserved
                && !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }
}
