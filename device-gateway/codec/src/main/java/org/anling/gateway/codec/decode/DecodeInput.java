package org.anling.gateway.codec.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.gateway.codec.Bytes;

/** What people type or paste: hexadecimal digits with or without blanks, or the text of a frame with its control characters written out. */
public final class DecodeInput {

    private static final Pattern WRITTEN_OUT =
            Pattern.compile("\\\\x([0-9A-Fa-f]{2})|\\\\n|\\\\r|\\\\0|<LF>|<CR>|\u21b5|\u23ce");
    private static final Pattern BARE_DC09 = Pattern.compile("[0-9A-Fa-f]{4}0[0-9A-Fa-f]{3}\"[^\r\n]*");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s:,-]|0[xX]");

    private DecodeInput() {}

    /**
     * The octets meant.
     *
     * @throws IllegalArgumentException if these are hexadecimal digits, but not pairs of them; the message is for people
     */
    public static Bytes octets(String typed) {
        String digits = SEPARATORS.matcher(typed).replaceAll("");
        if (digits.matches("[0-9A-Fa-f]+")) {
            if (digits.length() % 2 != 0) {
                throw new IllegalArgumentException(
                        digits.length() + " hexadecimal digits are not pairs; is one missing?");
            }
            return Bytes.copyOf(HexFormat.of().parseHex(digits));
        }
        Bytes text = text(typed);
        return BARE_DC09.matcher(text.latin()).matches() ? Bytes.ofLatin("\n" + text.latin() + "\r") : text;
    }

    private static Bytes text(String typed) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Matcher written = WRITTEN_OUT.matcher(typed);
        int from = 0;
        while (written.find()) {
            octets.writeBytes(typed.substring(from, written.start()).getBytes(StandardCharsets.UTF_8));
            octets.write(written.group(1) != null ? Integer.parseInt(written.group(1), 16) : control(written.group()));
            from = written.end();
        }
        octets.writeBytes(typed.substring(from).getBytes(StandardCharsets.UTF_8));
        return Bytes.copyOf(octets.toByteArray());
    }

    private static int control(String written) {
        return switch (written) {
            case "\\n", "<LF>", "\u21b5" -> '\n';
            case "\\0" -> 0;
            default -> '\r';
        };
    }
}
