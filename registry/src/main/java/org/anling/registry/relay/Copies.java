package org.anling.registry.relay;

import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.plan.PlanText;

/**
 * The copies that the relay keeps. Every write ignores a version that is not higher than the one that is there, so any of them may
 * be repeated. A stage that fails means unknown.
 */
public interface Copies {

    /** Writes a device. */
    CompletionStage<?> put(DeviceRecord device);

    /** Writes an elder's card. */
    CompletionStage<?> put(ElderCard card);

    /** Writes the card of a member of the staff or a responder. */
    CompletionStage<?> put(PersonCard card);

    /** Writes a plan or protocol card that became valid. */
    CompletionStage<?> put(PlanText text);

    /** Forgets a person who has left. */
    CompletionStage<?> removePerson(String id);

    /** Forgets the card of an elder whose record was removed. */
    CompletionStage<?> removeElder(ElderId id);

    /** Forgets every card of an elder who was erased, up to the last version there was. */
    CompletionStage<?> eraseElder(ElderId id, long lastVersion);

    /** Forgets where a device was that protects nobody. */
    CompletionStage<?> removePosition(DeviceId device);

    /** Whether a device is there: if one that should be is not, the copies were lost. */
    CompletionStage<Boolean> has(DeviceId device);
}
