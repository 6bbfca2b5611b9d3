package org.anling.registry.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a time leaves uncovered. */
public final class Coverage {

    private Coverage() {}

    /** The parts of a window in which nobody is there, earliest first. */
    public static List<TimeSpan> gaps(TimeSpan window, Collection<TimeSpan> covered) {
        List<TimeSpan> inOrder = covered.stream()
                .filter(window::meets)
                .sorted(Comparator.comparing(TimeSpan::begins))
                .toList();
        List<TimeSpan> gaps = new ArrayList<>();
        Instant open = window.begins();
        for (TimeSpan one : inOrder) {
            if (one.begins().isAfter(open)) {
                gaps.add(new TimeSpan(open, one.begins()));
            }
            open = one.ends().isAfter(open) ? one.ends() : open;
        }
        if (open.isBefore(window.ends())) {
            gaps.add(new TimeSpan(open, window.ends()));
        }
        return gaps;
    }

    /** When a time that holds an instant ends, if what follows without a break counts as well; the instant itself if none holds it. */
    public static Instant until(Instant now, Collection<TimeSpan> spans) {
        Instant until = now;
        for (TimeSpan one :
                spans.stream().sorted(Comparator.comparing(TimeSpan::begins)).toList()) {
            boolean joins = !one.begins().isAfter(until) && one.ends().isAfter(until);
            until = joins ? one.ends() : until;
        }
        return until;
    }
}
