package org.anling.dispatcher.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Directory;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.Purpose;
import org.anling.dispatcher.server.notice.push.PushChannel;
import org.anling.journal.cache.CardCache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names, numbers and channels out of the cache of the registry, kept for half a minute. Blocking with a limit; any thread. */
final class People implements Directory {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int LIMIT = 50_000;
    private static final int PATIENCE_SECONDS = 2;

    private final CardCache cards;
    private final NoticeConfig config;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Optional<PersonCard> card, Instant at) {}

    /** Who is to be reached, as far as sending needs it. */
    record Addressee(String phone, String mail, String webhook, String language, List<PushAddress> browsers) {

        /** Number or address for a channel; empty if there is none. The broker needs none. */
        Optional<String> address(Channel channel) {
            return switch (channel) {
                case VOICE, SMS -> Optional.of(phone).filter(number -> !number.isBlank());
                case MAIL -> Optional.of(mail).filter(address -> !address.isBlank());
                case WEBHOOK -> Optional.of(webhook).filter(url -> !url.isBlank());
                case MQTT, PAGE -> Optional.of("");
                case PUSH ->
                    browsers.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ContractJson.encode(new PushChannel.Browsers(browsers)));
            };
        }

        @Override
        public String toString() {
            return "Addressee[***]";
        }
    }

    People(CardCache cards, NoticeConfig config, InstantSource clock) {
        this.cards = cards;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<Reach> ways(Notice notice) {
        if (notice.recipient().equals(Notice.DUTY)) {
            return List.of(new Reach(Channel.VOICE, 30), new Reach(Channel.SMS, 30));
        }
        if (notice.recipient().startsWith(Notice.CONTACT)) {
            return List.of(new Reach(Channel.SMS, 30));
        }
        return card(notice).map(this::ways).orElse(List.of());
    }

    /** Web push goes out at once wherever it stands in the list: an extra takes nobody's turn and nobody waits for it. */
    private List<Reach> ways(PersonCard card) {
        Addressee person = addressee(card);
        List<Reach> own = card.channels();
        List<Reach> ways = usable(own.isEmpty() ? config.order() : own, person);
        if (isOn(Channel.PUSH) && person.address(Channel.PUSH).isPresent()) {
            ways.addFirst(new Reach(Channel.PUSH, 0));
        }
        return ways;
    }

    @Override
    public List<String> informed(ElderRef elder) {
        return elder(elder)
                .map(card -> IntStream.range(0, card.contacts().size())
                        .filter(i -> card.contacts().get(i).informed())
                        .mapToObj(i -> Notice.CONTACT + i)
                        .toList())
                .orElse(List.of());
    }

    /** Who the recipient of a notice is; empty if nobody knows. */
    Optional<Addressee> find(Notice notice) {
        if (notice.recipient().equals(Notice.DUTY)) {
            return Optional.of(new Addressee(config.dutyPhone(), "", "", config.language(), List.of()));
        }
        if (notice.recipient().startsWith(Notice.CONTACT)) {
            return contact(notice);
        }
        return card(notice).map(People::addressee);
    }

    /** The card as the incident names it, or the latest. */
    Optional<ElderCard> elder(@Nullable ElderRef elder) {
        if (elder == null) {
            return Optional.empty();
        }
        Optional<ElderCard> named = await(cards.find(elder.id(), elder.cardVersion()));
        return named.isPresent() ? named : await(cards.findLatest(elder.id()));
    }

    private Optional<Addressee> contact(Notice notice) {
        int at = Integer.parseInt(notice.recipient().substring(Notice.CONTACT.length()));
        return elder(notice.elder())
                .filter(card -> at < card.contacts().size())
                .map(card -> card.contacts().get(at))
                .filter(ElderCard.Contact::informed)
                .map(contact -> new Addressee(contact.phone(), "", "", config.language(), List.of()));
    }

    /** Whoever tests web push has turned it on a moment ago. */
    private Optional<PersonCard> card(Notice notice) {
        String id = notice.recipient();
        boolean fresh = notice.purpose() == Purpose.TEST && notice.word().equals(Channel.PUSH.name());
        Instant now = clock.instant();
        Kept before = fresh ? null : kept.get(id);
        if (before != null && now.isBefore(before.at.plus(KEPT))) {
            return before.card;
        }
        Optional<PersonCard> card = await(cards.findPerson(id));
        if (kept.size() >= LIMIT) {
            kept.clear();
        }
        kept.put(id, new Kept(card, now));
        return card;
    }

    /** A channel that is off or has no address hands its wait to the one before it, so that the next does not start too early. */
    private List<Reach> usable(List<Reach> ways, Addressee person) {
        List<Reach> usable = new ArrayList<>();
        for (Reach way : ways) {
            boolean counts = way.channel() != Channel.PUSH && isOn(way.channel());
            if (counts && person.address(way.channel()).isPresent()) {
                usable.add(way);
            } else if (!usable.isEmpty()) {
                Reach last = usable.removeLast();
                usable.add(new Reach(last.channel(), Math.max(last.waitSeconds(), way.waitSeconds())));
            }
        }
        return usable;
    }

    private boolean isOn(Channel channel) {
        return channel == Channel.PAGE || config.planner().on().contains(channel);
    }

    private static Addressee addressee(PersonCard card) {
        return new Addressee(text(card.phone()), text(card.mail()), text(card.webhook()), card.language(), card.push());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static <T> Optional<T> await(CompletionStage<Optional<T>> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a card could not be read from the cache: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
