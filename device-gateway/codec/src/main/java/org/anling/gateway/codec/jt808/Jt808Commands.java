package org.anling.gateway.codec.jt808;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.anling.contract.directory.CommandKind;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.jt808.Jt808Frame.Form;

/** Messages that a platform sends (sections 2 and 5). Silent listening, switching off and factory reset are not here on purpose. */
public final class Jt808Commands {

    /** The message was taken. */
    public static final int OK = 0;
    /** It was not. */
    public static final int FAILED = 1;
    /** It is none that this platform knows. */
    public static final int UNSUPPORTED = 3;

    private static final Charset GBK = Charset.forName("GBK");
    private static final int URGENT_SHOWN_AND_SPOKEN = 0x0D;
    private static final int URGENT_AND_SPOKEN = 0x09;
    private static final int LONGEST_TEXT = 512;
    private static final int RESET = 4;
    private static final int INTERVAL = 0x0029;
    /** Emergency, danger, area, route, time, ignition, movement (section 4): on until the device hears of a confirmation. */
    private static final long CONFIRMABLE = 1L | 1L << 3 | 1L << 20 | 1L << 21 | 1L << 22 | 1L << 27 | 1L << 28;

    private Jt808Commands() {}

    /** The general answer to a message (8001). */
    public static Bytes answer(Jt808Frame to, int serial, int result) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Jt808Writer.pair(body, to.serial());
        Jt808Writer.pair(body, to.id());
        body.write(result);
        return Jt808Writer.frame(to, 0x8001, serial, body.toByteArray());
    }

    /**
     * The answer to a registration (8100).
     *
     * @param result 0, or why not: 3 registered already, 4 no such terminal
     * @param code what the device shows from now on; sent only with result 0
     */
    public static Bytes registered(Jt808Frame to, int serial, int result, String code) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Jt808Writer.pair(body, to.serial());
        body.write(result);
        if (result == OK) {
            body.writeBytes(code.getBytes(GBK));
        }
        return Jt808Writer.frame(to, 0x8100, serial, body.toByteArray());
    }

    /** The time (8109), in UTC. */
    static Bytes time(Jt808Frame to, int serial, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Jt808Writer.pair(body, at.getYear());
        body.write(at.getMonthValue());
        body.write(at.getDayOfMonth());
        body.write(at.getHour());
        body.write(at.getMinute());
        body.write(at.getSecond());
        body.write(OK);
        return Jt808Writer.frame(to, 0x8109, serial, body.toByteArray());
    }

    /** A command as this protocol says it; empty if it cannot. */
    public static Optional<Bytes> command(Jt808Frame to, int serial, DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Locate _ -> Optional.of(Jt808Writer.frame(to, 0x8201, serial, new byte[0]));
            case DeviceCommand.Call call -> Optional.of(call(to, serial, call.number()));
            case DeviceCommand.Text text -> Optional.of(text(to, serial, URGENT_SHOWN_AND_SPOKEN, text.text()));
            case DeviceCommand.Say say -> Optional.of(text(to, serial, URGENT_AND_SPOKEN, say.text()));
            case DeviceCommand.Interval interval -> Optional.of(interval(to, serial, interval.every()));
            case DeviceCommand.Restart _ -> Optional.of(restart(to, serial));
            case DeviceCommand.Find _, DeviceCommand.Lamp _, DeviceCommand.SosNumbers _ -> Optional.empty();
        };
    }

    /**
     * Which kind of command an answer is to. A text that is shown and one that is read aloud are one message, so the device's answer is to
     * whichever is under way.
     */
    static Optional<CommandKind> kind(int id) {
        return switch (id) {
            case 0x8201 -> Optional.of(CommandKind.LOCATE);
            case 0x8400 -> Optional.of(CommandKind.CALL);
            case 0x8300 -> Optional.of(CommandKind.TEXT);
            case 0x8103 -> Optional.of(CommandKind.INTERVAL);
            case 0x8105 -> Optional.of(CommandKind.RESTART);
            default -> Optional.empty();
        };
    }

    /** Whether a set of alarm bits holds one that stays on until it is confirmed. */
    public static boolean isConfirmable(long bits) {
        return (bits & CONFIRMABLE) != 0;
    }

    /**
     * Confirms that somebody looks after an alarm (8203), so that the device ends it.
     *
     * @param bits as the device sent them; those that end by themselves are left out
     */
    public static Bytes confirm(Jt808Frame alarm, int serial, long bits) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Jt808Writer.pair(body, alarm.serial());
        Jt808Writer.quad(body, bits & CONFIRMABLE);
        return Jt808Writer.frame(alarm, 0x8203, serial, body.toByteArray());
    }

    /** Reports its place again and again for a while (8202). */
    public static Bytes track(Jt808Frame to, int serial, Duration every, Duration during) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Jt808Writer.pair(body, (int) every.toSeconds());
        Jt808Writer.quad(body, during.toSeconds());
        return Jt808Writer.frame(to, 0x8202, serial, body.toByteArray());
    }

    /** Sets how often it reports (8103, parameter 0029). */
    public static Bytes interval(Jt808Frame to, int serial, Duration every) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(1);
        Jt808Writer.quad(body, INTERVAL);
        body.write(Integer.BYTES);
        Jt808Writer.quad(body, every.toSeconds());
        return Jt808Writer.frame(to, 0x8103, serial, body.toByteArray());
    }

    /** Starts the device anew (8105). */
    public static Bytes restart(Jt808Frame to, int serial) {
        return Jt808Writer.frame(to, 0x8105, serial, new byte[] {RESET});
    }

    /** The device rings and calls the number, heard by whoever is there; never the silent way (8400, type 0). */
    private static Bytes call(Jt808Frame to, int serial, String number) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.writeBytes(Bytes.ofLatin(number).toArray());
        return Jt808Writer.frame(to, 0x8400, serial, body.toByteArray());
    }

    /** Shown, read aloud, or both (8300); what is too long for one frame is cut. */
    private static Bytes text(Jt808Frame to, int serial, int how, String text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(how);
        if (to.form() == Form.OF_2019) {
            body.write(1);
        }
        body.writeBytes(
                text.substring(0, Math.min(text.length(), LONGEST_TEXT / 2)).getBytes(GBK));
        return Jt808Writer.frame(to, 0x8300, serial, body.toByteArray());
    }
}
