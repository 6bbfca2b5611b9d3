package org.anling.simulation.district.people;

import java.util.Optional;

/** A device at an elder's home. Its id is what it calls itself on the wire; MQTT devices have a password. */
public record Device(String id, Kind kind, String model, Optional<String> password) {

    /** What it is and how it speaks. */
    public enum Kind {
        WATCH,
        BUTTON,
        HUB,
        JT808_PENDANT,
        GT06_PENDANT,
        DC09_PANEL;

        public boolean speaksMqtt() {
            return this == BUTTON || this == HUB;
        }
    }
}
