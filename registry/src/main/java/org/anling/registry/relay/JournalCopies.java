package org.anling.registry.relay;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.plan.PlanText;
import org.anling.journal.cache.CardCache;
import org.anling.journal.cache.DeviceDirectory;
import org.anling.journal.cache.LiveStore;
import org.anling.journal.cache.PlanTexts;

/** The copies in Redis. */
public final class JournalCopies implements Copies {

    private final DeviceDirectory devices;
    private final CardCache cards;
    private final PlanTexts texts;
    private final LiveStore live;

    public JournalCopies(DeviceDirectory devices, CardCache cards, PlanTexts texts, LiveStore live) {
        this.devices = devices;
        this.cards = cards;
        this.texts = texts;
        this.live = live;
    }

    @Override
    public CompletionStage<?> put(DeviceRecord device) {
        return devices.put(device);
    }

    @Override
    public CompletionStage<?> put(ElderCard card) {
        return cards.put(card);
    }

    @Override
    public CompletionStage<?> put(PersonCard card) {
        return cards.put(card);
    }

    @Override
    public CompletionStage<?> put(PlanText text) {
        return texts.put(text);
    }

    @Override
    public CompletionStage<?> removePerson(String id) {
        return cards.removePerson(id);
    }

    @Override
    public CompletionStage<?> removeElder(ElderId id) {
        return cards.removeElder(id).thenCompose(gone -> live.removeVitals(id));
    }

    @Override
    public CompletionStage<?> eraseElder(ElderId id, long lastVersion) {
        return cards.eraseElder(id, lastVersion).thenCompose(gone -> live.removeVitals(id));
    }

    @Override
    public CompletionStage<?> removePosition(DeviceId device) {
        return live.removePosition(device);
    }

    @Override
    public CompletionStage<Boolean> has(DeviceId device) {
        return devices.find(device).thenApply(Optional::isPresent);
    }
}
