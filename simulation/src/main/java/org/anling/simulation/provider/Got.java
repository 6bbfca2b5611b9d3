package org.anling.simulation.provider;

import java.time.Instant;
import java.util.List;

/**
 * What one person would have got.
 *
 * @param kind {@code voice, sms, mail, webhook}
 * @param story what happened since, oldest first
 */
public record Got(
        String id,
        String kind,
        String to,
        String language,
        String text,
        String callback,
        Instant at,
        List<String> story) {
    public Got {
        story = List.copyOf(story);
    }
}
