package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.people.Channel;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is reached beside the telephone.
 *
 * @param mail address, or null
 * @param webhook URL, or null
 * @param channels in the order in which they are tried; empty: as the centre is set up
 * @param language of what is sent: {@code zh} or {@code en}
 */
public record Reachable(@Nullable String mail, @Nullable String webhook, List<Reach> channels, String language) {

    /** As the centre is set up, in Chinese. */
    public static final Reachable PLAIN = new Reachable(null, null, List.of(), "zh");

    static final String COLUMNS = "mail, webhook, channels, language";

    /** @throws IllegalArgumentException if the language has no texts */
    public Reachable {
        channels = List.copyOf(channels);
        if (!language.equals("zh") && !language.equals("en")) {
            throw new IllegalArgumentException("language must be zh or en");
        }
    }

    /** In the order of {@link #COLUMNS}. */
    List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(mail);
        values.add(webhook);
        values.add(channels.stream()
                .map(way -> way.channel() + ":" + way.waitSeconds())
                .toList());
        values.add(language);
        return values;
    }

    static Reachable map(ResultSet row) throws SQLException {
        return new Reachable(
                row.getString("mail"),
                row.getString("webhook"),
                Transaction.strings(row, "channels").stream()
                        .map(Reachable::reach)
                        .toList(),
                row.getString("language"));
    }

    private static Reach reach(String stored) {
        int colon = stored.indexOf(':');
        return new Reach(Channel.valueOf(stored.substring(0, colon)), Integer.parseInt(stored.substring(colon + 1)));
    }
}
