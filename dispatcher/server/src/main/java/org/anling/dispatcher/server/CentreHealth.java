package org.anling.dispatcher.server;

import java.time.Duration;
import java.time.Instant;
import org.anling.contract.id.CentreId;
import org.anling.dispatcher.core.loop.Phase;
import org.jspecify.annotations.Nullable;

/**
 * How the dispatcher of one centre is.
 *
 * @param phase {@link Phase#LEADING} for the one writer
 * @param problem what is wrong and what to do, empty if nothing is
 * @param remark what a supervisor should look at though this process does its work, empty if there is nothing
 * @param lastCommitAt when something was committed last by this process, or null
 * @param lastAnswerAt when the journal answered last, or null
 * @param wallBehind how far the wall clock is behind the log
 */
public record CentreHealth(
        CentreId centre,
        Phase phase,
        String problem,
        String remark,
        @Nullable Instant lastCommitAt,
        @Nullable Instant lastAnswerAt,
        Duration wallBehind) {

    /** Before the first step. */
    static CentreHealth starting(CentreId centre) {
        return new CentreHealth(centre, Phase.STANDBY, "starting", "", null, null, Duration.ZERO);
    }
}
