package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.ResponderEvent.ChannelProven;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** What becomes of reports about notices: they are facts, and an answer to a test notice proves a channel. */
final class NoticeRules {

    /** An answer is written again when the proof has lost a twelfth of its time. */
    private static final int PARTS_OF_PROOF = 12;

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
            CoverRules.changed(d, null, by);
        }
    }

    /**
     * Whatever a responder answers shows that he is reached; written once in a while only, to keep the log small. A refused answer
     * leaves its refusal alone.
     */
    static void answered(Draft d, ResponderId by) {
        boolean refused = d.events().stream().anyMatch(event -> event.body() instanceof InputEvent.Refused);
        Instant again = d.now().minus(d.settings.cover().proof().dividedBy(PARTS_OF_PROOF));
        d.tables.responders.find(by).ifPresent(responder -> {
            if (!refused && CoverTables.reachedAt(responder).isBefore(again)) {
                prove(d, by, Channel.PAGE);
            }
        });
    }
}
