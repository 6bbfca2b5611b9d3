package org.anling.journal.cache;

import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;

/**
 * Cards of a centre's elders by version, and of its staff and responders: what pages show while PostgreSQL is down. Versions of an
 * elder's card that are no longer the latest are kept for a week. Asynchronous, any thread.
 */
public final class CardCache {

    private static final Script<Long> PUT_CARD = Script.ofNumber("put-card");
    private static final Script<Long> PUT_VERSION = Script.ofNumber("put-version");
    private static final Duration KEEP_OLD = Duration.ofDays(7);
    private static final int AT_ONCE = 500;

    private final Link link;
    private final Keys keys;

    public CardCache(CentreId centre, Link link) {
        this.link = link;
        this.keys = new Keys(centre);
    }

    /** Writes a version of a card. True if it is the latest now. */
    public CompletionStage<Boolean> put(ElderCard card) {
        List<String> args = List.of(
                String.valueOf(card.version()),
                ContractJson.encode(card),
                String.valueOf(KEEP_OLD.toSeconds()),
                prefix(card.id()));
        return link.ask(redis ->
                        PUT_CARD.start(redis, List.of(key(card.id(), card.version()), pointer(card.id())), args))
                .thenApply(put -> put == 1);
    }

    /** A certain version of an elder's card, as an incident names it. */
    public CompletionStage<Optional<ElderCard>> find(ElderId elder, long version) {
        return link.ask(redis -> redis.get(key(elder, version))).thenApply(json -> Stored.read(json, ElderCard.class));
    }

    /** The latest version of an elder's card. */
    public CompletionStage<Optional<ElderCard>> findLatest(ElderId elder) {
        return link.ask(redis -> redis.get(pointer(elder)))
                .thenCompose(version -> version == null
                        ? CompletableFuture.completedStage(Optional.empty())
                        : find(elder, Long.parseLong(version)));
    }

    /** Writes the card of somebody of the staff or a responder. False if the same or a higher version is there already. */
    public CompletionStage<Boolean> put(PersonCard card) {
        List<String> args = List.of(String.valueOf(card.version()), ContractJson.encode(card), "", "");
        return link.ask(redis -> redis.sadd(keys.of("people"), card.id()))
                .thenCompose(known ->
                        link.ask(redis -> PUT_VERSION.start(redis, List.of(keys.of("person:" + card.id())), args)))
                .thenApply(put -> put == 1);
    }

    /** The card of one person. */
    public CompletionStage<Optional<PersonCard>> findPerson(String id) {
        return link.ask(redis -> redis.hget(keys.of("person:" + id), "json"))
                .thenApply(json -> Stored.read(json, PersonCard.class));
    }

    /** All people of the centre, in no order. */
    public CompletionStage<List<PersonCard>> listPeople() {
        return link.ask(redis -> redis.smembers(keys.of("people"))).thenCompose(this::people);
    }

    /** Forgets somebody who has left. */
    public CompletionStage<Void> removePerson(String id) {
        return link.ask(redis -> redis.srem(keys.of("people"), id))
                .thenCompose(gone -> link.ask(redis -> redis.del(keys.of("person:" + id))))
                .thenAccept(gone -> {});
    }

    /** Forgets the latest card of an elder; older ones, which incidents name, go by themselves within a week. */
    public CompletionStage<Void> removeElder(ElderId elder) {
        return link.ask(redis -> redis.get(pointer(elder)))
                .thenCompose(version -> version == null
                        ? CompletableFuture.completedStage(0L)
                        : link.ask(redis -> redis.del(pointer(elder), key(elder, Long.parseLong(version)))))
                .thenAccept(gone -> {});
    }

    /** Forgets every card of an elder up to a version, those too that incidents name: nothing may be known any more. */
    public CompletionStage<Void> eraseElder(ElderId elder, long upTo) {
        CompletionStage<Long> all = link.ask(redis -> redis.del(pointer(elder)));
        for (long from = 1; from <= upTo; from += AT_ONCE) {
            String[] some = LongStream.range(from, Math.min(upTo, from + AT_ONCE - 1) + 1)
                    .mapToObj(version -> key(elder, version))
                    .toArray(String[]::new);
            all = all.thenCompose(gone -> link.ask(redis -> redis.del(some)));
        }
        return all.thenAccept(gone -> {});
    }

    /** The latest cards of these elders; those that are not cached are left out. */
    public CompletionStage<List<ElderCard>> listLatest(Collection<ElderId> elders) {
        if (elders.isEmpty()) {
            return CompletableFuture.completedStage(List.of());
        }
        List<ElderId> asked = List.copyOf(elders);
        String[] pointers = asked.stream().map(this::pointer).toArray(String[]::new);
        return link.ask(redis -> redis.mget(pointers)).thenCompose(versions -> cards(asked, versions));
    }

    private CompletionStage<List<ElderCard>> cards(List<ElderId> elders, List<KeyValue<String, String>> versions) {
        String[] names = java.util.stream.IntStream.range(0, elders.size())
                .filter(i -> versions.get(i).hasValue())
                .mapToObj(i -> key(elders.get(i), Long.parseLong(versions.get(i).getValue())))
                .toArray(String[]::new);
        if (names.length == 0) {
            return CompletableFuture.completedStage(List.of());
        }
        return link.ask(redis -> redis.mget(names))
                .thenApply(found -> found.stream()
                        .flatMap(pair -> Stored.read(pair.getValueOrElse(""), ElderCard.class).stream())
                        .toList());
    }

    private CompletionStage<List<PersonCard>> people(Set<String> ids) {
        CompletionStage<List<PersonCard>> all = CompletableFuture.completedStage(new java.util.ArrayList<>());
        for (String id : ids) {
            CompletionStage<Optional<PersonCard>> one = findPerson(id);
            all = all.thenCombine(one, (list, person) -> {
                person.ifPresent(list::add);
                return list;
            });
        }
        return all.thenApply(List::copyOf);
    }

    private String key(ElderId elder, long version) {
        return prefix(elder) + version;
    }

    private String prefix(ElderId elder) {
        return keys.of("card:" + elder.value() + ":");
    }

    private String pointer(ElderId elder) {
        return prefix(elder) + "latest";
    }
}
