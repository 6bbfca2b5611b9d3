package org.anling.registry.people;

import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.jspecify.annotations.Nullable;

/**
 * An elder in the registry: the card that people see and what the dispatcher needs besides.
 *
 * @param card its version is 0 for an elder that is not stored yet; its devices and the name of its community are read, never put:
 *     the tables of devices and organisation decide
 * @param plan id of the response plan
 * @param doctor id of the family doctor among the responders, or null
 * @param carer id of the carer among the responders, or null
 */
public record Elder(
        ElderCard card,
        ElderRef.Risk risk,
        String plan,
        @Nullable String doctor,
        @Nullable String carer) {

    /** An elder whose doctor and carer nobody named. */
    public Elder(ElderCard card, ElderRef.Risk risk, String plan) {
        this(card, risk, plan, null, null);
    }

    public ElderId id() {
        return card.id();
    }

    public long version() {
        return card.version();
    }

    /** What log entries may say of this elder. */
    public ElderRef ref() {
        return new ElderRef(card.id(), card.address().community(), card.version(), plan, risk);
    }

    Elder with(long version, String communityName, List<DeviceId> devices) {
        ElderCard.Address at = card.address();
        ElderCard.Address address = new ElderCard.Address(
                at.community(),
                communityName,
                at.compound(),
                at.building(),
                at.unit(),
                at.floor(),
                at.room(),
                at.doorNote());
        return new Elder(
                new ElderCard(
                        card.id(),
                        version,
                        card.name(),
                        card.pinyin(),
                        card.birthYear(),
                        card.sex(),
                        card.phone(),
                        address,
                        card.home(),
                        card.category(),
                        card.firstAid(),
                        card.contacts(),
                        devices),
                risk,
                plan,
                doctor,
                carer);
    }
}
