package org.anling.journal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.DeviceId;

/**
 * When each device of a centre must have been heard again, shared by all who listen. Each step is whole or did not happen; a stage that
 * fails means unknown, and every step may be repeated.
 */
public interface DueTimes {

    /**
     * A device was heard.
     *
     * @param ago how long before it is told here
     */
    record Sign(DeviceRecord device, Duration ago) {}

    /**
     * A device that counts as silent and was heard.
     *
     * @param lastHeardAt when it was heard last before its silence
     */
    record Again(DeviceId device, Instant lastHeardAt) {}

    /**
     * A device that was not heard in time.
     *
     * @param score the due time as it is kept, by which it is claimed
     */
    record Due(DeviceId device, String score, Instant lastHeardAt) {}

    /**
     * What a look showed.
     *
     * @param gap how long nobody had looked, if that was too long to say who was silent meanwhile; else zero
     */
    record Look(Duration gap, List<Due> due) {
        public Look {
            due = List.copyOf(due);
        }
    }

    /** Devices were heard. Answers those of them that count as silent: they must be cleared. */
    CompletionStage<List<Again>> heard(List<Sign> signs);

    /**
     * Whose time is up. The clock of supervision runs only while somebody looks.
     *
     * @param grace how long after a gap nobody counts as silent
     */
    CompletionStage<Look> look(Duration grace, int most);

    /**
     * Takes a device for silent and appends the finding to the inbox.
     *
     * @param finding without a personal block
     * @return false if somebody else did or the device was heard meanwhile
     */
    CompletionStage<Boolean> claim(Due due, InputEntry finding);

    /**
     * Takes a silent device for heard and appends that to the inbox.
     *
     * @param finding without a personal block
     * @return false if somebody else did
     */
    CompletionStage<Boolean> clear(Sign sign, InputEntry finding);

    /** The device is not supervised in this centre. If it counts as silent it does so until it is heard. */
    CompletionStage<Void> forget(DeviceId device);
}
