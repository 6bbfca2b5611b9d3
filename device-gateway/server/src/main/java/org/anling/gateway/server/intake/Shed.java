package org.anling.gateway.server.intake;

/** Why a routine frame does not wait for the store. Urgent frames are never shed. */
public enum Shed {
    /** Of all devices together as many wait as may. */
    NO_ROOM("no-room"),
    /** Of its connection as many wait as may. */
    CONNECTION("connection"),
    /**
     * The store takes no routine entries, because its memory or its disk is nearly full. That can last for hours, so whoever sends one frame at a
     * time must be answered: it would repeat this one and keep its next alarm back.
     */
    STORE_FULL("store-full");

    private final String label;

    Shed(String label) {
        this.label = label;
    }

    /** Name in metrics. */
    public String label() {
        return label;
    }
}
