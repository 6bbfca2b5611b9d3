package org.anling.console.api.telephony;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.IncidentRow;
import org.anling.contract.alert.Caller;
import org.anling.contract.state.CallState;
import org.jspecify.annotations.Nullable;

/**
 * A telephone call as the staff sees it, also before anybody answers.
 *
 * @param number missing if it is withheld
 * @param elders whom it may be about, the likeliest first
 * @param device id of the device whose SIM it is
 * @param since when the first of the calls that this row stands for rang
 * @param times how many missed calls of this number it stands for
 * @param by who answered
 */
public record CallRow(
        String id,
        CallState.Phase phase,
        Caller.Party party,
        @Nullable String number,
        List<CallElder> elders,
        @Nullable String device,
        Instant since,
        Instant lastAt,
        int times,
        IncidentRow.@Nullable PersonRef by,
        @Nullable String incident,
        @Nullable Long incidentNumber) {

    /** An elder beside a call; parts that were not cached are missing. */
    public record CallElder(
            String id,
            @Nullable String name,
            @Nullable Integer age,
            @Nullable String address) {}
}
