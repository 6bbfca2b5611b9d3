package org.anling.dispatcher.server.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.event.Event;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.InputId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.Purpose;
import org.jspecify.annotations.Nullable;

/** What an answer means, the same on every channel: it becomes an input, and what came of it is said in the same reply. */
final class Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final People people;
    private final Texts texts;
    private final Reports reports;
    private final Outcomes outcomes;
    private final Function<String, Optional<Notice>> notices;
    private final InstantSource clock;

    /** The same on all channels. */
    enum Verb {
        ACCEPT,
        DECLINE,
        REPEAT,
        SEEN
    }

    /**
     * What the person hears.
     *
     * @param result one of the words of the provider contract
     */
    record Said(String result, String text) {}

    Answers(Courier.Kit kit, Outcomes outcomes, Function<String, Optional<Notice>> notices, InstantSource clock) {
        this.people = kit.people();
        this.texts = kit.texts();
        this.reports = kit.reports();
        this.outcomes = outcomes;
        this.notices = notices;
        this.clock = clock;
    }

    /** The attempt with this id, also of a notice that has ended. */
    Optional<Delivery> find(String delivery) {
        String[] parts = delivery.split("/", -1);
        if (parts.length != 3 || !parts[2].matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(parts[1])) {
                return notices.apply(parts[0]).map(notice -> new Delivery(notice, channel, Integer.parseInt(parts[2])));
            }
        }
        return Optional.empty();
    }

    /** What a channel learnt of an attempt. */
    void fact(Delivery delivery, NoticeFact fact, String detail) {
        reports.fact(delivery, fact, detail.isEmpty() ? null : detail);
    }

    /**
     * Somebody answers.
     *
     * @param words what makes this answer this one: the same words are the same input
     */
    Said answer(Delivery delivery, Verb verb, String words) {
        return switch (verb) {
            case SEEN -> {
                reports.fact(delivery, NoticeFact.SEEN, null);
                yield said(delivery, "noted");
            }
            case REPEAT -> repeat(delivery);
            case ACCEPT, DECLINE -> decide(delivery, verb, words);
        };
    }

    private Said repeat(Delivery delivery) {
        reports.fact(delivery, NoticeFact.SEEN, null);
        Notice notice = delivery.notice();
        String text = texts.text(notice, Channel.VOICE, language(notice), elder(notice), "");
        return new Said("repeat", text);
    }

    private Said decide(Delivery delivery, Verb verb, String words) {
        Notice notice = delivery.notice();
        return switch (notice.purpose()) {
            case OFFER -> offer(delivery, verb, words);
            case TEST -> {
                InputId id = Reports.idOf("prove " + words);
                ResponderAnswer proof = new ResponderAnswer(
                        new ResponderId(notice.recipient()), new ResponderAnswer.Prove(delivery.channel()));
                boolean durable = reports.answer(id, proof, notice.recipient());
                answered(delivery);
                yield said(delivery, durable ? "proven" : "pending");
            }
            case ALARM, REMINDER -> {
                if (verb == Verb.ACCEPT) {
                    answered(delivery);
                } else {
                    reports.fact(delivery, NoticeFact.FAILED, "declined");
                }
                yield said(delivery, "noted");
            }
            case FAMILY_OPENED, FAMILY_ARRIVED, FAMILY_CLOSED -> said(delivery, "noted");
        };
    }

    private Said offer(Delivery delivery, Verb verb, String words) {
        Notice notice = delivery.notice();
        OfferId offer = new OfferId(notice.id());
        ResponderAnswer answer = new ResponderAnswer(
                new ResponderId(notice.recipient()),
                verb == Verb.ACCEPT
                        ? new ResponderAnswer.Accept(offer)
                        : new ResponderAnswer.Decline(offer, DeclineReason.OTHER));
        InputId id = Reports.idOf("answer " + words);
        // First the channel: what the core learns of the person must not be put down to his page.
        answered(delivery);
        CompletableFuture<Event> expected = outcomes.expect(id);
        boolean durable = reports.answer(id, answer, notice.recipient());
        Optional<Event> outcome = durable ? outcomes.await(id, expected, PATIENCE) : Optional.empty();
        return said(delivery, outcome.map(Answers::result).orElse("pending"));
    }

    private static String result(Event outcome) {
        return switch (outcome) {
            case OfferEvent.OfferAccepted _ -> "accepted";
            case OfferEvent.OfferDeclined _ -> "declined";
            default -> "refused";
        };
    }

    private void answered(Delivery delivery) {
        reports.fact(delivery, NoticeFact.ANSWERED, null);
    }

    private Said said(Delivery delivery, String result) {
        Notice notice = delivery.notice();
        ElderCard elder = result.equals("accepted") ? elder(notice) : null;
        return new Said(result, texts.said(result, language(notice), elder));
    }

    /** Whether an answer can still change anything. */
    boolean isOver(Delivery delivery) {
        return !clock.instant().isBefore(delivery.notice().until());
    }

    /** Whether declining means something. */
    static boolean canDecline(Delivery delivery) {
        return delivery.notice().purpose() == Purpose.OFFER;
    }

    String language(Notice notice) {
        return people.find(notice).map(People.Addressee::language).orElse("zh");
    }

    String text(Delivery delivery) {
        Notice notice = delivery.notice();
        return texts.text(notice, Channel.WEBHOOK, language(notice), elder(notice), "");
    }

    private @Nullable ElderCard elder(Notice notice) {
        return people.elder(notice.elder()).orElse(null);
    }
}
