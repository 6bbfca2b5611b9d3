package org.anling.gateway.codec;

import java.time.Duration;
import java.util.List;
import org.anling.contract.directory.CommandKind;

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

    /** Reads a text aloud. */
    record Say(String text) implements DeviceCommand {}

    /**
     * Whom the button calls by telephone, one to three numbers in order.
     *
     * @param numbers as {@link Call} takes them
     */
    record SosNumbers(List<String> numbers) implements DeviceCommand {
        /** @throws IllegalArgumentException if there are none or too many, or one is no telephone number */
        public SosNumbers {
            if (numbers.isEmpty() || numbers.size() > 3) {
                throw new IllegalArgumentException("one to three numbers");
            }
            numbers = numbers.stream().map(number -> new Call(number).number()).toList();
        }
    }

    /**
     * How often it reports.
     *
     * @param every from a minute to 18 hours, which all protocols can say
     */
    record Interval(Duration every) implements DeviceCommand {
        /** @throws IllegalArgumentException if it is shorter or longer */
        public Interval {
            if (every.toSeconds() < 60 || every.toSeconds() > 65_535) {
                throw new IllegalArgumentException("60 to 65535 seconds");
            }
        }
    }

    /** Starts anew. */
    record Restart() implements DeviceCommand {}

    /** Of which kind it is. */
    default CommandKind kind() {
        return switch (this) {
            case Text _ -> CommandKind.TEXT;
            case Lamp _ -> CommandKind.LAMP;
            case Call _ -> CommandKind.CALL;
            case Locate _ -> CommandKind.LOCATE;
            case Find _ -> CommandKind.FIND;
            case Say _ -> CommandKind.SAY;
            case SosNumbers _ -> CommandKind.SOS_NUMBERS;
            case Interval _ -> CommandKind.INTERVAL;
            case Restart _ -> CommandKind.RESTART;
        };
    }

    /**
     * A command as it was queued.
     *
     * @throws IllegalArgumentException if its arguments are none of its kind
     */
    static DeviceCommand of(CommandKind kind, List<String> args) {
        String first = args.isEmpty() ? "" : args.getFirst();
        return switch (kind) {
            case LOCATE -> new Locate();
            case CALL -> new Call(first);
            case TEXT -> new Text("note", first);
            case SAY -> new Say(first);
            case LAMP -> new Lamp(LampState.of(first));
            case SOS_NUMBERS -> new SosNumbers(args);
            case INTERVAL -> new Interval(Duration.ofSeconds(Long.parseLong(first)));
            case FIND -> new Find();
            case RESTART -> new Restart();
        };
    }

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

        static LampState of(String word) {
            for (LampState state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no lamp says " + word);
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }
    }
}
