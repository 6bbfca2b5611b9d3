package org.anling.dispatcher.core.dispatch;

import org.anling.contract.alert.Personal;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.ResponderEvent.ChannelProven;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** What becomes of reports about notices: they are facts, and an answer to a test notice proves a channel. */
final class NoticeRules {

    private NoticeRules() {}

    static void decide(Draft d, NoticeReport report, @Nullable Personal personal) {
        d.emit(
                new NoticeMoved(
                        report.notice(),
                        report.incident(),
                        report.recipient(),
                        report.channel(),
                        report.attempt(),
                        report.fact(),
                        report.detail()),
                personal);
    }

    static void prove(Draft d, ResponderId by, Channel channel) {
        if (d.tables.responders.find(by).isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_RESPONDER, by.value());
        } else {
            d.emit(new ChannelProven(by, channel));
        }
    }
}
