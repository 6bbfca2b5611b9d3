package org.anling.registry.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the encoding of a text by trying: UTF-8 where every byte fits, else GB18030. A text in UTF-8 with one damaged byte is also
 * readable as GB18030, as rubbish; so one that went well for a while is called damaged instead of guessed at.
 */
final class TextEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;
    private static final int PROOF_OF_UTF8 = 10;

    private TextEncoding() {}

    /** Where a decoder gave up, and how many signs beyond ASCII it had read before. */
    private record Stop(long line, long signs) {}

    static Charset of(Path file) throws IOException {
        byte[] head = head(file);
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            throw new BadSheetException(
                    0,
                    new Told(
                            "文件是 UTF-16 编码；请另存为“CSV UTF-8”或 XLSX 后再导入",
                            "the file is in UTF-16; save it as \"CSV UTF-8\" or XLSX and import that"));
        }
        Optional<Stop> utf8 = stop(file, StandardCharsets.UTF_8);
        if (utf8.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        boolean meantUtf8 = begins(head, 0xEF, 0xBB, 0xBF) || utf8.get().signs() >= PROOF_OF_UTF8;
        Optional<Stop> wrong = meantUtf8 ? utf8 : stop(file, GB18030);
        if (wrong.isPresent()) {
            throw new BadSheetException(
                    wrong.get().line(),
                    new Told(
                            "文字编码有误，既不是完整的 UTF-8 也不是 GB18030；请另存为“CSV UTF-8”或 XLSX 后再导入",
                            "the text is damaged: neither UTF-8 nor GB18030; save it as \"CSV UTF-8\" or XLSX and"
                                    + " import that"));
        }
        return GB18030;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean begins(byte[] head, int... wanted) {
        if (head.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((head[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Stop> stop(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer signs = CharBuffer.allocate(BUFFER);
        long line = 1;
        long beyond = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean more = true;
            while (more) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                more = read >= 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, signs, !more);
                signs.flip();
                line += signs.chars().filter(sign -> sign == '\n').count();
                beyond += signs.chars().filter(sign -> sign > 0x7F).count();
                if (result.isError()) {
                    return Optional.of(new Stop(line, beyond));
                }
                signs.clear();
                bytes.compact();
            }
        }
        return Optional.empty();
    }
}
