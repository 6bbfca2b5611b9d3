package org.anling.dispatcher.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.Purpose;
import org.anling.dispatcher.server.notice.channel.Message;

/** What goes out for a delivery: names and numbers out of the cache, words by language. Blocking with a limit; any thread. */
final class Messages {

    private static final Duration LIFE = Duration.ofMinutes(2);

    private final NoticeConfig config;
    private final People people;
    private final Texts texts;
    private final LinkTokens tokens;
    private final InstantSource clock;

    Messages(Courier.Kit kit, InstantSource clock) {
        this.config = kit.config();
        this.people = kit.people();
        this.texts = kit.texts();
        this.tokens = kit.tokens();
        this.clock = clock;
    }

    /** Empty if nobody knows the recipient or his address. */
    Optional<Message> of(Delivery delivery) {
        return people.find(delivery.notice())
                .flatMap(person -> person.address(delivery.channel()).map(address -> of(delivery, person, address)));
    }

    /** That its recipient need not go after all; names nobody and no place. Empty if he is not known any more. */
    Optional<Message> over(Delivery delivery) {
        return people.find(delivery.notice())
                .flatMap(person -> person.address(delivery.channel())
                        .map(address -> new Message(
                                delivery.id(),
                                delivery.channel(),
                                delivery.notice().recipient(),
                                address,
                                person.language(),
                                texts.word("over.title", person.language()),
                                texts.word("over.text", person.language()),
                                null,
                                null,
                                clock.instant().plus(LIFE))));
    }

    private Message of(Delivery delivery, People.Addressee person, String address) {
        Notice notice = delivery.notice();
        boolean asks = switch (notice.purpose()) {
            case OFFER, REMINDER, ALARM, TEST -> true;
            case FAMILY_OPENED, FAMILY_ARRIVED, FAMILY_CLOSED -> false;
        };
        String link = asks && !config.link().isEmpty()
                ? config.link() + tokens.path(notice.id(), delivery.channel(), delivery.attempt())
                : "";
        Instant until = notice.purpose() == Purpose.OFFER
                ? notice.until()
                : clock.instant().plus(LIFE);
        return new Message(
                delivery.id(),
                delivery.channel(),
                notice.recipient(),
                address,
                person.language(),
                texts.title(notice, person.language()),
                text(delivery, person.language(), link),
                link.isEmpty() ? null : link,
                asks ? tokens.of(delivery.id()) : null,
                until);
    }

    /** A push service is somebody else's: through it nobody learns where help is needed. */
    private String text(Delivery delivery, String language, String link) {
        if (delivery.channel() == Channel.PUSH) {
            return texts.word("push.text", language);
        }
        Notice notice = delivery.notice();
        ElderCard elder = people.elder(notice.elder()).orElse(null);
        return texts.text(notice, delivery.channel(), language, elder, link);
    }
}
