package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.ResponderKind;
import org.jspecify.annotations.Nullable;

/**
 * What a responder has from acceptance until the job is done. Afterwards elder, address, home and card are missing: access ends
 * with the job.
 *
 * @param card cut to the kind of the responder
 * @param steps what can be said next
 * @param navigate link of the centre's map app, missing if it has none
 * @param entry whether something is known of the way in, which is shown on request
 * @param heardAt when the centre heard of him last
 * @param askedAt since when he is asked whether he is all right
 * @param due when somebody is alarmed if he says nothing more; missing if that is over
 */
public record AssignmentCard(
        String id,
        String incident,
        long number,
        Priority priority,
        AlertType kind,
        Text what,
        AssignmentStatus status,
        @Nullable Patient elder,
        ElderView.@Nullable AddressView address,
        Place.@Nullable Point home,
        ElderView.@Nullable FirstAidView card,
        List<String> hazards,
        List<Companion> others,
        String centrePhone,
        Instant acceptedAt,
        Instant promisedAt,
        List<AssignmentStatus> steps,
        @Nullable String navigate,
        boolean entry,
        Instant heardAt,
        @Nullable Instant askedAt,
        @Nullable Instant due) {

    /** Whom it is about. */
    public record Patient(
            @Nullable String name,
            @Nullable Integer age,
            @Nullable String phone) {}

    /** Somebody else who goes there. */
    public record Companion(String name, @Nullable ResponderKind kind, AssignmentStatus status) {}

    /** Assignments that are not over. */
    public record AssignmentList(List<AssignmentCard> items) {}
}
