package org.anling.contract.entry;

import java.time.Instant;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.jspecify.annotations.Nullable;

/**
 * The part of an inbox entry that never changes its form, readable even when the body is not.
 *
 * @param id random id of this one received frame, command or answer; a retried append carries the same
 * @param kind names the body, see {@link Kinds}
 * @param device the device that sent it, or null
 * @param person id of the staff member or responder who sent it, or null
 * @param receivedAt when the last byte arrived at the server, wall clock
 * @param alarm whether a life is at stake: such an entry becomes an incident even if its body cannot be read
 * @param elder id of the elder the gateway found, or null; with it an unreadable alarm still names the person
 */
public record InputEnvelope(
        InputId id,
        CentreId centre,
        String kind,
        Lane lane,
        @Nullable String device,
        @Nullable String person,
        Instant receivedAt,
        boolean alarm,
        @Nullable String elder) {

    /**
     * Of an input that comes from no device's connection: from servers, registry, tools. A frame of alerts counts as an alarm, whatever is
     * in it.
     */
    public static InputEnvelope of(InputId id, CentreId centre, Lane lane, Input body, Instant receivedAt) {
        return new InputEnvelope(
                id, centre, Kinds.of(body), lane, null, null, receivedAt, body instanceof AlertFrame, null);
    }

    /** The same, said by a staff member or responder, or by nobody. */
    public InputEnvelope by(@Nullable String whom) {
        return new InputEnvelope(id, centre, kind, lane, device, whom, receivedAt, alarm, elder);
    }
}
