package org.anling.contract.incident;

/** Who is alarmed by an escalation. */
public enum AlarmTarget {
    /** The owner of the incident. */
    OPERATOR,

    /** The supervisor on shift. */
    SUPERVISOR,

    /** The duty phone of the centre. */
    DUTY_PHONE
}
