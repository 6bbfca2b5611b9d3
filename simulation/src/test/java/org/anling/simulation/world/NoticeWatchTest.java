package org.anling.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.anling.contract.alert.AlertType;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Kinds;
import org.anling.contract.event.Event;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.Purpose;
import org.junit.jupiter.api.Test;

/** The watch itself must bite, or the worlds prove nothing. */
class NoticeWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");
    private static final IncidentId INCIDENT = new IncidentId("inc-1");
    private static final OfferId OFFER = new OfferId("inc-1-o1");
    private static final ResponderId WHO = new ResponderId("r1");
    private final Tally tally = new Tally();
    private final NoticeWatch watch = new NoticeWatch(tally);
    private long seq;

    @Test
    void a_notice_of_an_offer_that_is_live_or_ended_just_now_is_in_order() {
        commit(made(), NOON);
        watch.started(offer("r1"), NOON);
        commit(withdrawn(), NOON.plusSeconds(10));
        watch.started(offer("r1"), NOON.plusSeconds(11));
        assertThat(tally.checked()).containsEntry(Invariant.NOTICE_STOPS, 2L);
    }

    @Test
    void a_notice_that_starts_later_than_a_second_after_the_end_of_its_offer_is_noticed() {
        commit(made(), NOON);
        commit(withdrawn(), NOON.plusSeconds(10));
        assertThatThrownBy(() -> watch.started(offer("r1"), NOON.plusMillis(11_001)))
                .isInstanceOf(BrokenInvariantException.class)
                .hasMessageContaining(Invariant.NOTICE_STOPS.sentence());
    }

    @Test
    void a_notice_of_an_offer_that_was_never_committed_or_was_for_somebody_else_is_noticed() {
        assertThatThrownBy(() -> watch.started(offer("r1"), NOON))
                .isInstanceOf(BrokenInvariantException.class)
                .hasMessageContaining(Invariant.EFFECT_OF_COMMITTED.sentence());
        commit(made(), NOON);
        assertThatThrownBy(() -> watch.started(offer("r2"), NOON)).isInstanceOf(BrokenInvariantException.class);
    }

    private void commit(Event body, Instant now) {
        seq++;
        EventEnvelope envelope = new EventEnvelope(
                new EventId(1, seq), new CentreId("demo"), Kinds.of(body), null, null, now, null, now, "");
        watch.committed(new EventEntry(envelope, body, null), now);
    }

    private static Event made() {
        Score score = new Score(60, 60, 20, 0, 0, 100, false);
        return new OfferEvent.OfferMade(
                INCIDENT, OFFER, WHO, NOON.plusSeconds(60), 1, score, java.util.List.of("travel"), null);
    }

    private static Event withdrawn() {
        return new OfferEvent.OfferWithdrawn(INCIDENT, OFFER, WHO, WithdrawReason.ENOUGH_HELP);
    }

    private static Delivery offer(String recipient) {
        Notice notice = new Notice(
                OFFER.value(),
                OFFER.value(),
                Purpose.OFFER,
                INCIDENT,
                1,
                AlertType.SOS,
                null,
                recipient,
                "",
                NOON,
                NOON.plusSeconds(60));
        return new Delivery(notice, Channel.VOICE, 1);
    }
}
