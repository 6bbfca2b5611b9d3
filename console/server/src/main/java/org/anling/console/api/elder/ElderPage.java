package org.anling.console.api.elder;

import java.util.List;
import org.anling.contract.directory.ElderCard;
import org.jspecify.annotations.Nullable;

/**
 * Elders that a search or a list found.
 *
 * @param most how many are shown at most: with as many there may be more
 * @param next where the next page begins, or null if this is the last
 */
public record ElderPage(
        List<ElderLine> items, int most, @Nullable String next) {

    /**
     * An elder in a list: enough to be sure of the person, no health data.
     *
     * @param line the address in one line
     */
    public record ElderLine(
            String id,
            String name,
            int age,
            ElderCard.Sex sex,
            String community,
            String communityName,
            String line,
            String phone,
            List<String> devices) {}
}
