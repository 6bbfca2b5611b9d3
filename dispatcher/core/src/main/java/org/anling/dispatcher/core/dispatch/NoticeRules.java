package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.ResponderEvent.ChannelProven;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.duty.CoverRules;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.state.CoverTables;
import org.jspecify.annotations.Nullable;

/** What becomes of reports about notices: they are facts, and whoever answers on a channel is reached by it. */
final class NoticeRules {

    /** An answer is written again when the proof has lost a twelfth of its time. */
    private static final int PARTS_OF_PROOF = 12;

    /** Recipients are people of all kinds; only what can be the id of a responder is looked up. */
    private static final String RESPONDER = "[A-Za-z0-9_.:@-]{1,64}";

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
        if (report.fact() == NoticeFact.ANSWERED && report.recipient().matches(RESPONDER)) {
            answered(d, new ResponderId(report.recipient()), report.channel());
        }
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
        d.tables.responders.find(by).ifPresent(responder -> {
            if (!refused && CoverTables.reachedAt(responder).isBefore(again(d))) {
                prove(d, by, Channel.PAGE);
            }
        });
    }

    /** Who answers a call or a text is reached by it, whatever he says. */
    private static void answered(Draft d, ResponderId by, Channel channel) {
        d.tables.responders.find(by).ifPresent(responder -> {
            Instant proven = responder.proven().getOrDefault(channel, Instant.EPOCH);
            if (channel != Channel.PAGE && proven.isBefore(again(d))) {
                prove(d, by, channel);
            }
        });
    }

    private static Instant again(Draft d) {
        return d.now().minus(d.settings.cover().proof().dividedBy(PARTS_OF_PROOF));
    }
}
