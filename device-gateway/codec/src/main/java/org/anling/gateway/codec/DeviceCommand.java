package org.anling.gateway.codec;

/** What can be asked of a device. Listening in silently, switching off and factory reset are not in the list on purpose. */
public sealed interface DeviceCommand {

    /**
     * Shows a text.
     *
     * @param code what the text says, for devices that say it in their own way: {@code taken}, {@code accepted}, {@code at-door}
     */
    record Text(String code, String text) implements DeviceCommand {}

    /** Sets the lamp of a button. */
    record Lamp(LampState state) implements DeviceCommand {}

    /**
     * Makes the device call a number; visible on the device.
     *
     * @param number digits, perhaps with a plus in front; what people write between them is left out
     */
    record Call(String number) implements DeviceCommand {
        /**
         * @throws IllegalArgumentException if it is no telephone number
         *
         */
        public Call {
            number = number.replaceAll("[ ()./-]", "");
            if (!number.matches("\\+?[0-9]{2,20}")) {
                throw new IllegalArgumentException("a number to call has 2 to 20 digits, perhaps with + in front");
            }
        }
    }

    /** Asks for the position now. */
    record Locate() implements DeviceCommand {}

    /** Makes the device ring so that it can be found. */
    record Find() implements DeviceCommand {}

    /** What the lamp tells the person who pressed. */
    enum LampState {
        /** No open incident. */
        OFF("off"),
        /** On disk at the centre. */
        RECEIVED("received"),
        /** An operator has it. */
        TAKEN("taken"),
        /** Somebody will come. */
        ACCEPTED("accepted"),
        /** Somebody is at the door. */
        AT_DOOR("at-door");

        private final String word;

        LampState(String word) {
            this.word = word;
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }
    }
}
