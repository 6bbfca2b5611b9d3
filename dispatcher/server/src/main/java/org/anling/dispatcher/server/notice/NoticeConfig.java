package org.anling.dispatcher.server.notice;

import java.net.InetSocketAddress;
import java.util.List;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.id.CentreId;
import org.anling.dispatcher.core.notice.NoticeSettings;

/**
 * What an operator of the server can set for notices, apart from the channels themselves.
 *
 * @param centreName what texts call the centre
 * @param order channels of whoever has no own list, with their waits
 * @param dutyPhone number that rings when no supervisor is signed in; empty: none
 * @param language of the family and the duty phone
 * @param callback where answers and reports come in
 * @param link what one-time links begin with, for example {@code https://anling.example}; empty: no links
 * @param secret signs callbacks and links
 */
public record NoticeConfig(
        CentreId centre,
        String centreName,
        NoticeSettings planner,
        List<Reach> order,
        String dutyPhone,
        String language,
        InetSocketAddress callback,
        String link,
        String secret) {

    public NoticeConfig {
        order = List.copyOf(order);
    }

    @Override
    public String toString() {
        return "NoticeConfig[" + centre + "]";
    }
}
