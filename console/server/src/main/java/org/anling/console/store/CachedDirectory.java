package org.anling.console.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.anling.console.view.Directory;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.ElderId;
import org.anling.journal.cache.CardCache;

/**
 * Cards out of Redis with a copy in memory, so that a press costs no look-up that was done before and pages keep their names while
 * Redis is away. Versions of an elder's card never change, so they are kept until there is no room; people are read again by {@link
 * #refresh}. Any thread.
 */
public final class CachedDirectory implements Directory {
    private static final int ELDERS = 20_000;

    private final CardCache cache;
    private final Map<ElderRef, ElderCard> elders = new Newest();
    private final ConcurrentHashMap<String, PersonCard> people = new ConcurrentHashMap<>();

    public CachedDirectory(CardCache cache) {
        this.cache = cache;
    }

    /** Reads all people anew. @throws StoreDownException if Redis does not answer */
    public void refresh() {
        Waiting.forAnswer(cache.listPeople()).forEach(person -> people.put(person.id(), person));
    }

    @Override
    public Optional<ElderCard> findElder(ElderRef elder) {
        synchronized (elders) {
            ElderCard known = elders.get(elder);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<ElderCard> found = ask(() -> cache.find(elder.id(), elder.cardVersion()))
                .or(() -> ask(() -> cache.findLatest(elder.id())));
        found.ifPresent(card -> {
            synchronized (elders) {
                elders.put(elder, card);
            }
        });
        return found;
    }

    @Override
    public Optional<ElderCard> findLatest(ElderId elder) {
        return ask(() -> cache.findLatest(elder));
    }

    @Override
    public void forget(Set<ElderId> erased) {
        synchronized (elders) {
            elders.keySet().removeIf(elder -> erased.contains(elder.id()));
        }
    }

    @Override
    public Optional<PersonCard> findPerson(String id) {
        PersonCard known = people.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PersonCard> found = ask(() -> cache.findPerson(id));
        found.ifPresent(person -> people.put(id, person));
        return found;
    }

    /** Without an answer the page shows less, it does not fail. */
    private static <T> Optional<T> ask(Supplier<CompletionStage<Optional<T>>> question) {
        try {
            return Waiting.forAnswer(question.get());
        } catch (StoreDownException e) {
            return Optional.empty();
        }
    }

    /** Forgets the card that was not looked at for longest. */
    private static final class Newest extends LinkedHashMap<ElderRef, ElderCard> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ElderRef, ElderCard> eldest) {
            return size() > ELDERS;
        }
    }
}
