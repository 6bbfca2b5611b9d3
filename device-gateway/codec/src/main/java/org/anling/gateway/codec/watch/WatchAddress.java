package org.anling.gateway.codec.watch;

import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a frame to a watch must give back.
 *
 * @param maker two characters
 * @param id as the watch writes it
 * @param index four hex digits that some makers count frames with, or null
 */
public record WatchAddress(
        String maker, String id, @Nullable String index) {

    /** The device as the registry knows it. */
    public DeviceId device() {
        return new DeviceId(id);
    }

    /** A whole frame around some content, length counted in octets. */
    public Bytes frame(String content) {
        String between = index == null ? "" : index + "*";
        return Bytes.ofLatin("[%s*%s*%s%04X*%s]".formatted(maker, id, between, content.length(), content));
    }
}
