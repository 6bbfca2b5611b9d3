package org.anling.registry.office;

import java.time.Instant;
import org.anling.contract.people.Role;

/**
 * Who does something in the office.
 *
 * @param person id of the member of the staff
 */
public record By(String person, Role role, Instant at) {}
