package org.anling.console.web.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;

/** The text of a plan or card out of the one file of a request. */
final class PlanUpload {
    private static final int LARGEST = 64 * 1024;
    private static final String MARK = "\uFEFF";

    private PlanUpload() {}

    /** @throws Refusal if there is none, if it is too large, or no UTF-8 */
    static String read(Call call) {
        if (call.text().isEmpty()) {
            throw Refusal.of(400, "malformed");
        }
        try {
            Path file = Path.of(call.text());
            if (Files.size(file) > LARGEST) {
                throw Refusal.of(413, "too_large");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return (text.startsWith(MARK) ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw OfficeWords.refusal(415, "not_utf8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
