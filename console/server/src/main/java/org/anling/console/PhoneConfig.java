package org.anling.console;

import java.util.List;
import org.anling.console.store.push.PushBook;
import org.anling.console.view.MapLink;
import org.anling.contract.people.Channel;

/**
 * What an operator of the server decides about the responders' phones.
 *
 * @param map the map app that they navigate with
 * @param channels by which notices go out beside the page, in their order
 * @param push whether and how browsers are woken
 */
public record PhoneConfig(MapLink map, List<Channel> channels, PushBook push) {

    /** The phone's own map app, and only the page. */
    public static final PhoneConfig PLAIN = new PhoneConfig(MapLink.NONE, List.of(), PushBook.NONE);

    public PhoneConfig {
        channels = List.copyOf(channels);
    }
}
