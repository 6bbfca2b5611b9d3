package org.anling.dispatcher.server.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertType;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Notice;
import org.jspecify.annotations.Nullable;

/**
 * The words of notices in Chinese and English, from {@code texts_<language>.properties} with named placeholders. Before the acceptance
 * they name community and building only, and never a health fact; a hazard to the responder is named at once.
 */
final class Texts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final String centre;
    private final Map<String, Properties> languages = Map.of("zh", load("zh"), "en", load("en"));

    Texts(String centre) {
        this.centre = centre;
    }

    /** Title of a notice, for mail. */
    String title(Notice notice, String language) {
        return fill(language, name(notice) + ".title", values(notice, null, language));
    }

    /** What is spoken or written; {@code link} may be empty. */
    String text(Notice notice, Channel channel, String language, @Nullable ElderCard elder, String link) {
        Map<String, String> values = values(notice, elder, language);
        values.put("link", link);
        String spoken = channel == Channel.VOICE ? ".voice" : ".text";
        return fill(language, name(notice) + spoken, values).strip();
    }

    /** What is said to an answer; with an acceptance the address. */
    String said(String result, String language, @Nullable ElderCard elder) {
        Map<String, String> values = new TreeMap<>();
        values.put("address", elder == null ? "" : address(elder.address()));
        return fill(language, "said." + result, values).strip();
    }

    /** A word of the page behind the link. */
    String word(String key, String language) {
        return fill(language, key, Map.of("centre", centre));
    }

    private Map<String, String> values(Notice notice, @Nullable ElderCard elder, String language) {
        Map<String, String> values = new TreeMap<>();
        values.put("centre", centre);
        values.put("number", Long.toString(notice.number()));
        values.put("reason", reason(notice, language));
        values.put("hazard", hazard(notice.kind(), language));
        values.put("community", elder == null ? "" : elder.address().communityName());
        values.put(
                "building",
                elder == null
                        ? ""
                        : elder.address().compound() + " " + elder.address().building());
        values.put("name", elder == null ? "" : elder.name());
        return values;
    }

    private String reason(Notice notice, String language) {
        String key = "reason." + notice.word();
        return properties(language).getProperty(key, notice.word());
    }

    private String hazard(@Nullable AlertType kind, String language) {
        return kind == null ? "" : properties(language).getProperty("hazard." + kind, "");
    }

    private static String address(ElderCard.Address address) {
        return String.join(
                " ",
                address.communityName(),
                address.compound(),
                address.building() + "-" + address.unit() + "-" + address.room());
    }

    private String fill(String language, String key, Map<String, String> values) {
        String pattern = properties(language).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    private Properties properties(String language) {
        Properties found = languages.get(language);
        return found == null ? languages.getOrDefault("zh", new Properties()) : found;
    }

    private static String name(Notice notice) {
        return notice.purpose().name().toLowerCase(Locale.ROOT);
    }

    static Properties load(String language) {
        String name = "texts_" + language + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
