package org.anling.launcher.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import org.anling.contract.id.CentreId;
import org.anling.contract.plan.PlanText;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.plan.OfficeTexts;
import org.anling.dispatcher.server.plan.PlanFeed;
import org.anling.launcher.settings.ServerSettings;

/** The response plans of a centre, from its office and from files: read by every dispatcher, handed in by the process that leads. */
public final class PlanFolder {

    private PlanFolder() {}

    /** {@code plans.folder}, or the folder beside the program. */
    static Path of(Ground on, Path home) {
        return on.settings()
                .work()
                .rules()
                .plans()
                .orElse(home.resolve("config").resolve("plans"));
    }

    /** Begins to look at what the office made valid and at the files, unless the settings ask for everybody at once. */
    public static void follow(Ground on, Dispatcher dispatcher, Path home) {
        if (on.settings().work().dispatch().plan() == ServerSettings.PlanName.AT_ONCE) {
            return;
        }
        on.centres().forEach(centre -> follow(on, dispatcher, centre, home));
    }

    private static void follow(Ground on, Dispatcher dispatcher, CentreId centre, Path home) {
        PlanFeed feed = new PlanFeed(
                new PlanFeed.Sources(of(on, home), OfficeTexts.of(on.journal().planTexts(centre), PlanText.Kind.PLAN)),
                centre,
                on.journal().inbox(centre),
                () -> dispatcher.health().stream()
                        .anyMatch(one -> one.centre().equals(centre) && one.phase() == Phase.LEADING),
                InstantSource.system());
        on.closing().add("plans", feed.start());
        on.health().add("plans." + centre, feed::findProblem);
    }
}
