package org.anling.simulation.district.people;

/** An account of the centre; the role is operator, supervisor or admin. */
public record StaffMember(String account, PersonName name, String role) {}
