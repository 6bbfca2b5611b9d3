package org.anling.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.anling.contract.entry.ContractJson;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.dc09.Dc09Key;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.anling.gateway.codec.decode.Decode;
import org.anling.gateway.codec.decode.DecodeInput;
import org.anling.gateway.codec.decode.DecodePage;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.launcher.settings.BadSetting;

/**
 * {@code ./anling decode HEX|TEXT}: tells frames of any device protocol field by field, what comes of them, and what would be answered.
 * Nothing is sent or stored. {@code -} reads what to tell from the standard input, {@code --set key=HEX} opens encrypted DC-09.
 */
final class DecodeCommand {
    private static final int NOTHING_READ = 2;
    private static final String KEY = "key=";
    private static final String STANDARD_STREAM = "-";

    private final Arguments arguments;
    private final Words words;

    DecodeCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() {
        List<Explanation> frames = Decode.explain(input(), Instant.now(), site());
        DecodePage page = new DecodePage(label -> words.text(label.zh(), label.en()));
        if (arguments.json().isEmpty()) {
            frames.forEach(frame -> page.lines(frame).forEach(line -> words.say(line, line)));
        } else {
            write(arguments.json().get(), frames);
        }
        return frames.stream().allMatch(frame -> frame.fields().isEmpty()) ? NOTHING_READ : 0;
    }

    private Bytes input() {
        String typed = String.join(" ", arguments.words());
        try {
            if (typed.equals(STANDARD_STREAM)) {
                typed = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            if (typed.isEmpty()) {
                throw new BadSetting(words.text(
                        "decode: 请给出十六进制或文本，例如 ./anling decode '[3G*3405000001*0002*LK]'",
                        "decode: what is to be told? For example ./anling decode '[3G*3405000001*0002*LK]'"));
            }
            return DecodeInput.octets(typed);
        } catch (IllegalArgumentException notPairs) {
            throw new BadSetting("decode: " + notPairs.getMessage());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private Dc09Site site() {
        return arguments.overrides().stream()
                .filter(set -> set.startsWith(KEY))
                .findFirst()
                .map(set -> new Dc09Site(List.of(key(set.substring(KEY.length()))), CodeProfile.STANDARD))
                .orElse(Dc09Site.PLAIN);
    }

    private static Dc09Key key(String digits) {
        try {
            return Dc09Key.ofHex(digits);
        } catch (IllegalArgumentException wrong) {
            throw new BadSetting("decode: " + wrong.getMessage());
        }
    }

    private static void write(Path file, List<Explanation> frames) {
        String json = ContractJson.encode(frames.stream().map(DecodePage::tree).toList());
        if (file.endsWith(STANDARD_STREAM)) {
            System.out.println(json);
            return;
        }
        try {
            Files.writeString(file, json + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
