package org.anling.contract.state;

import java.time.Instant;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;

/** A member of the staff who can take calls, and since when. */
public record StaffState(StaffId staff, Role role, Instant since) {}
