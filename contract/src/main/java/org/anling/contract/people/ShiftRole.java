package org.anling.contract.people;

/** What somebody does on a shift. Names stand in databases and logs: add, never rename. */
public enum ShiftRole {
    /** A community's person on shift: asked first where a plan asks one before the rest. */
    COMMUNITY,
    /** The doctor on duty of a community, a street or a district. */
    DOCTOR,
    /** Steps in for those on shift. */
    RELIEF,
    /** Takes calls. */
    OPERATOR,
    /** Leads the shift at the desk. */
    SUPERVISOR;

    /** Whether it is done at the desk; who is at the desk is known by the open pages and not by the calendar. */
    public boolean atDesk() {
        return this == OPERATOR || this == SUPERVISOR;
    }
}
