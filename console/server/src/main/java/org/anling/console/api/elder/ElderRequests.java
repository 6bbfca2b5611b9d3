package org.anling.console.api.elder;

import org.anling.contract.incident.Priority;
import org.anling.contract.incident.ReportWay;
import org.jspecify.annotations.Nullable;

/** Bodies of what staff does with the records of elders. */
public final class ElderRequests {
    private ElderRequests() {}

    /**
     * A new elder.
     *
     * @param number the centre's own number for him; empty: one that says nothing is made
     */
    public record NewElder(@Nullable String number, ElderFields fields) {}

    /** @param version that was seen */
    public record ElderChange(long version, ElderFields fields) {}

    /** @param version that was seen */
    public record ElderRemoval(long version, String reason) {}

    /** Why somebody must see a record that is not his to see 应急查阅. */
    public record BreakGlass(String reason) {}

    /**
     * An incident that somebody told the centre of.
     *
     * @param reporter who told it: a name, a relation; empty: the elder
     * @param reason what happened
     */
    public record ManualIncident(
            Priority priority, ReportWay way, @Nullable String reporter, String reason) {}

    /** Which incident it is now: a new one, or the open one that it joined. */
    public record OpenedIncident(String incident) {}
}
