package org.anling.gateway.codec.gt06;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.anling.contract.directory.CommandKind;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;

/** Frames that a server sends (sections 2 and 5). */
public final class Gt06Commands {

    private static final int COMMAND = 0x80;
    private static final int TIME = 0x8A;
    private static final int LONGEST_TEXT = 200;
    private static final List<CommandKind> KINDS = List.of(CommandKind.values());
    private static final int NUMBER_BITS = 24;
    private static final long NUMBER_MASK = 0xFFFFFFL;
    private static final byte[] ENGLISH = {0, 2};

    private Gt06Commands() {}

    /** The empty answer to a message: its number and serial. */
    static Bytes acknowledge(Gt06Frame frame) {
        return framed(frame.number(), new byte[0], frame.serial());
    }

    /** The time, for a device that asks. */
    static Bytes time(Gt06Frame frame, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        byte[] content = {
            (byte) (at.getYear() % 100),
            (byte) at.getMonthValue(),
            (byte) at.getDayOfMonth(),
            (byte) at.getHour(),
            (byte) at.getMinute(),
            (byte) at.getSecond()
        };
        return framed(TIME, content, frame.serial());
    }

    /** A command as the model's text commands say it; empty if the family has none that means this. */
    public static Optional<String> text(DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Locate _ -> Optional.of("WHERE#");
            case DeviceCommand.SosNumbers sos -> Optional.of("SOS,A," + String.join(",", sos.numbers()) + "#");
            case DeviceCommand.Interval interval ->
                Optional.of("TIMER,%d,%<d#".formatted(interval.every().toSeconds()));
            case DeviceCommand.Restart _ -> Optional.of("RESET#");
            case DeviceCommand.Call _,
                    DeviceCommand.Find _,
                    DeviceCommand.Lamp _,
                    DeviceCommand.Say _,
                    DeviceCommand.Text _ -> Optional.empty();
        };
    }

    /** A flag for a command: its kind, so that the answer tells it, and its number. */
    public static long flag(CommandKind kind, long number) {
        return ((KINDS.indexOf(kind) + 1L) << NUMBER_BITS) | (number & NUMBER_MASK);
    }

    /** Which kind of command a flag was given to. */
    public static Optional<CommandKind> kind(long flag) {
        long place = (flag >>> NUMBER_BITS) - 1;
        return place >= 0 && place < KINDS.size() ? Optional.of(KINDS.get((int) place)) : Optional.empty();
    }

    /**
     * A text command.
     *
     * @param flag comes back with the answer
     * @param text ASCII, at most 200 characters
     * @throws IllegalArgumentException if the text is empty, longer, or not ASCII
     */
    public static Bytes command(long flag, String text, int serial) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT || !text.matches("\\p{ASCII}*")) {
            throw new IllegalArgumentException("a command has 1 to " + LONGEST_TEXT + " ASCII characters");
        }
        byte[] said = Bytes.ofLatin(text).toArray();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(said.length + Integer.BYTES);
        content.writeBytes(HexFormat.of().parseHex("%08x".formatted(flag & 0xFFFFFFFFL)));
        content.writeBytes(said);
        content.writeBytes(ENGLISH);
        return framed(COMMAND, content.toByteArray(), serial);
    }

    private static Bytes framed(int number, byte[] content, int serial) {
        String body = "%02x%02x%s%04x"
                .formatted(content.length + 5, number, HexFormat.of().formatHex(content), serial & 0xFFFF);
        Bytes counted = Bytes.copyOf(HexFormat.of().parseHex(body));
        int check = CrcX25.of(counted, 0, counted.length());
        return Bytes.copyOf(HexFormat.of().parseHex("7878%s%04x0d0a".formatted(body, check)));
    }
}
