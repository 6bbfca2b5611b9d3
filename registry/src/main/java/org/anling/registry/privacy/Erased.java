package org.anling.registry.privacy;

/** What came of the wish to erase somebody's data. */
public sealed interface Erased {

    /**
     * Nothing is held any more that could name the elder.
     *
     * @param blocks personal blocks of recorded events that were destroyed
     * @param incidents of the elder in the record, which stay without what is personal
     * @param devices that protect nobody now
     * @param holders responders who had a key
     */
    record Done(int blocks, int incidents, int devices, int holders) implements Erased {}

    /** Somebody works on an incident of the elder; nothing was erased. */
    record IncidentOpen() implements Erased {}

    /** Nothing is known of such an elder. */
    record Unknown() implements Erased {}
}
