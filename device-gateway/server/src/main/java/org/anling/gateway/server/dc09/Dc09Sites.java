package org.anling.gateway.server.dc09;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.dc09.Dc09Keys;
import org.anling.gateway.codec.dc09.Dc09Site;

/**
 * What a file says about accounts of DC-09 panels: keys of those that the registry has none of, and codes that their makers use in their own
 * way. Read once, from a file that only the gateway may read; a key is never printed. Immutable.
 *
 * <pre>
 *   # account = hex:… | characters:… | plain, then codes with another meaning, perhaps for some zones only
 *   A1234 = hex:00112233445566778899AABBCCDDEEFF
 *   B0007 = characters:typed-by-people. 120:FALL 102/1-8:INACTIVITY
 * </pre>
 */
public final class Dc09Sites {

    /** No account has a key or a profile. */
    public static final Dc09Sites NONE = new Dc09Sites(Map.of());

    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{1,16})\\s*=\\s*(\\S+)((?:\\s+\\S+)*)");
    private static final Pattern CODE = Pattern.compile("([0-9]{3}|[A-Z]{2})(?:/([0-9]{1,6})-([0-9]{1,6}))?:([A-Z_]+)");

    private final Map<String, Dc09Site> sites;

    private Dc09Sites(Map<String, Dc09Site> sites) {
        this.sites = Map.copyOf(sites);
    }

    /** Reads a file. @throws IllegalArgumentException naming the line that cannot be read, without repeating it */
    public static Dc09Sites read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sites of DC-09 in " + file, e);
        }
    }

    /** The same from lines. */
    public static Dc09Sites parse(List<String> lines) {
        Map<String, Dc09Site> sites = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new IllegalArgumentException("write it as: account = hex:... or characters:... or plain");
                }
                sites.put(parts.group(1).toUpperCase(Locale.ROOT), site(parts.group(2), parts.group(3)));
            } catch (IllegalArgumentException bad) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + bad.getMessage(), bad);
            }
        }
        return new Dc09Sites(sites);
    }

    /** What is known about an account, in whatever case its panel writes it. */
    Dc09Site find(String account) {
        return sites.getOrDefault(account.toUpperCase(Locale.ROOT), Dc09Site.PLAIN);
    }

    private static Dc09Site site(String key, String codes) {
        List<CodeProfile.Rule> rules = new ArrayList<>();
        for (String code : codes.strip().split("\\s+")) {
            if (!code.isEmpty()) {
                rules.add(rule(code));
            }
        }
        return new Dc09Site(Dc09Keys.parse(key), new CodeProfile(rules));
    }

    private static CodeProfile.Rule rule(String written) {
        Matcher code = CODE.matcher(written);
        if (!code.matches()) {
            throw new IllegalArgumentException(
                    written + " is no code: write 120:FALL, or 102/1-8:INACTIVITY for zones 1 to 8");
        }
        AlertType type = Arrays.stream(AlertType.values())
                .filter(AlertType::isSaidByDevices)
                .filter(known -> known.name().equals(code.group(4)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a device cannot say " + code.group(4)));
        return code.group(2) == null
                ? new CodeProfile.Rule(code.group(1), type)
                : new CodeProfile.Rule(
                        code.group(1), Integer.parseInt(code.group(2)), Integer.parseInt(code.group(3)), type);
    }
}
