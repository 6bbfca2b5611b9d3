package org.anling.contract.input;

import java.time.Instant;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;

/**
 * An incident was drawn on a page of somebody who takes calls. Its id is made of the incident, so that many pages are one input.
 *
 * @param shownAt by the clock of the server of the page
 */
public record ScreenReport(IncidentId incident, StaffId by, Instant shownAt) implements Input {}
