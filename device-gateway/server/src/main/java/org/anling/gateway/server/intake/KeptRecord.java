package org.anling.gateway.server.intake;

import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a record is kept for as long as its device speaks. Words that many records have in common (centre, protocol, model,
 * community, plan, category) are in memory once for all, and the id is that under which the record is kept.
 */
final class KeptRecord {

    private KeptRecord() {}

    /** Equal to the record that was read. */
    static DeviceRecord of(DeviceId device, DeviceRecord read) {
        return new DeviceRecord(
                device.equals(read.id()) ? device : read.id(),
                new CentreId(read.centre().value().intern()),
                read.standing(),
                read.protocol().intern(),
                shared(read.model()),
                read.elder() == null ? null : of(read.elder()),
                read.home(),
                read.secretHash(),
                read.expectedInterval(),
                read.version(),
                read.panelKey());
    }

    private static ElderRef of(ElderRef elder) {
        return new ElderRef(
                elder.id(),
                elder.community().intern(),
                elder.cardVersion(),
                elder.plan().intern(),
                elder.risk(),
                shared(elder.category()));
    }

    private static @Nullable String shared(@Nullable String word) {
        return word == null ? null : word.intern();
    }
}
