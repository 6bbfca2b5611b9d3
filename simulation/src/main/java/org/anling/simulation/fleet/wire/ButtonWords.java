package org.anling.simulation.fleet.wire;

/** What every button or hub says besides its presses, whatever library carries it. Texts are the payloads of publishes. */
public final class ButtonWords {

    /** Seconds without a packet after which the connection counts as dead. */
    public static final int KEEP_ALIVE_S = 120;

    /** Seconds after which its last will is said, unless it is back. */
    public static final int WILL_DELAY_S = 60;

    private ButtonWords() {}

    /** The beginning of all topics of a device. */
    public static String topic(String device) {
        return "anling/v1/" + device + "/";
    }

    /** On {@code up/status}, retained: said after connecting. */
    public static String online() {
        return status("online");
    }

    /** The last will, on {@code up/status}, retained. */
    public static String offline() {
        return status("offline");
    }

    /**
     * On {@code up/reply}: a command is carried out.
     *
     * @param command its id, as the server wrote it
     */
    public static String done(String command) {
        return "{\"v\":1,\"id\":\"%s\",\"state\":\"done\",\"err\":null}"
                .formatted(command.replaceAll("[^A-Za-z0-9_.:-]", ""));
    }

    private static String status(String state) {
        return "{\"state\":\"" + state + "\"}";
    }
}
