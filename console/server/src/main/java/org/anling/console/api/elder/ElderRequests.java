package org.anling.console.api.elder;

import org.anling.contract.incident.Priority;
import org.anling.contract.incident.ReportWay;
import org.anling.registry.privacy.ErasureGround;
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

    /** Why all that is held about an elder shall leave the house. */
    public record FileWish(String reason) {}

    /** Why nothing shall be held about an elder any more. */
    public record Erasure(ErasureGround ground) {}

    /**
     * What was erased.
     *
     * @param blocks personal blocks of recorded events that were destroyed
     * @param incidents that stay without what is personal
     * @param devices that protect nobody now
     * @param keys responders who had one
     */
    public record ErasedElder(int blocks, int incidents, int devices, int keys) {}

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
