package org.anling.registry.relay;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.plan.PlanText;
import org.anling.journal.JournalUnavailableException;

/** Copies that compare versions as the cache in Redis does, and can be out of order. */
final class MemoryCopies implements Copies {

    private record Copy(long version, Object value) {}

    private final Map<String, Copy> copies = new ConcurrentHashMap<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    void breakDown() {
        broken.set(true);
    }

    void mend() {
        broken.set(false);
    }

    void clear() {
        copies.clear();
    }

    int size() {
        return copies.size();
    }

    <T> Optional<T> find(String key, Class<T> type) {
        return Optional.ofNullable(copies.get(key)).map(Copy::value).map(type::cast);
    }

    @Override
    public CompletionStage<?> put(DeviceRecord device) {
        return put("device:" + device.id(), device.version(), device);
    }

    @Override
    public CompletionStage<?> put(ElderCard card) {
        return put("card:" + card.id(), card.version(), card);
    }

    @Override
    public CompletionStage<?> put(PersonCard card) {
        return put("person:" + card.id(), card.version(), card);
    }

    @Override
    public CompletionStage<?> put(PlanText text) {
        return put("text:" + text.kind() + ":" + text.id(), text.version(), text);
    }

    @Override
    public CompletionStage<?> removePerson(String id) {
        copies.remove("person:" + id);
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<?> removeElder(ElderId id) {
        copies.remove("card:" + id);
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<?> eraseElder(ElderId id, long lastVersion) {
        return removeElder(id);
    }

    @Override
    public CompletionStage<?> removePosition(DeviceId device) {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<Boolean> has(DeviceId device) {
        return CompletableFuture.completedStage(copies.containsKey("device:" + device));
    }

    private CompletionStage<?> put(String key, long version, Object value) {
        if (broken.get()) {
            return CompletableFuture.failedStage(new JournalUnavailableException("no answer", null));
        }
        copies.merge(key, new Copy(version, value), (old, next) -> next.version() > old.version() ? next : old);
        return CompletableFuture.completedStage(true);
    }
}
