package org.anling.contract.incident;

/** How a door was opened 入户方式. */
public enum EntryWay {
    /** The elder, or somebody at home. */
    FROM_INSIDE,
    KEY_HOLDER,
    KEY_BOX,
    PROPERTY_OFFICE,
    /** 119 or 110, with a witness. */
    EMERGENCY_SERVICE
}
