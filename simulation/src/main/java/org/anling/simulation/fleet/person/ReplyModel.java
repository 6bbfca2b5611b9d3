package org.anling.simulation.fleet.person;

import java.time.Duration;
import java.util.List;
import org.anling.simulation.dice.Dice;

/** How often people accept, decline or stay silent, and how long it takes: a fixed time and a gamma-distributed one. */
public record ReplyModel(double accept, double decline, Duration least, double shape, Duration scale) {

    /** Fitted to 11,302 replies of volunteers: 36.2 % accept, 43.9 % decline, the others stay silent. */
    public static final ReplyModel FITTED =
            new ReplyModel(0.362, 0.439, Duration.ofSeconds(15), 1.98, Duration.ofMillis(15_300));

    private static final List<String> REASONS = List.of("BUSY", "BUSY", "TOO_FAR", "NOT_WELL", "NO_TRANSPORT", "OTHER");

    public ReplyModel {
        if (accept < 0 || decline < 0 || accept + decline > 1) {
            throw new IllegalArgumentException("shares must lie between 0 and 1, were " + accept + " and " + decline);
        }
    }

    /** The same people with their time divided by this factor. */
    public ReplyModel faster(double factor) {
        return new ReplyModel(accept, decline, divided(least, factor), shape, divided(scale, factor));
    }

    public Reply draw(Dice dice) {
        double share = dice.unit();
        Duration after = least.plusMillis((long) dice.gamma(shape, (double) scale.toMillis()));
        String reason = dice.pick(REASONS);
        if (share < accept) {
            return new Reply.Accept(after);
        }
        return share < accept + decline ? new Reply.Decline(after, reason) : new Reply.Silent();
    }

    private static Duration divided(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() / factor));
    }
}
