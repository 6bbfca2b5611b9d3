package org.anling.launcher.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import org.anling.contract.id.CentreId;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.plan.PlanFeed;
import org.anling.launcher.settings.ServerSettings;

/** The response plans of a centre that follows files: read by every dispatcher, handed in by the process that leads. */
public final class PlanFolder {

    private PlanFolder() {}

    /** Begins to look at the files of {@code plans.folder}, or those beside the program, unless the settings ask for everybody at once. */
    public static void follow(Ground on, Dispatcher dispatcher, Path home) {
        if (on.settings().work().dispatch().plan() == ServerSettings.PlanName.AT_ONCE) {
            return;
        }
        on.centres().forEach(centre -> follow(on, dispatcher, centre, home));
    }

    private static void follow(Ground on, Dispatcher dispatcher, CentreId centre, Path home) {
        PlanFeed feed = new PlanFeed(
                on.settings()
                        .work()
                        .rules()
                        .plans()
                        .orElse(home.resolve("config").resolve("plans")),
                centre,
                on.journal().inbox(centre),
                () -> dispatcher.health().stream()
                        .anyMatch(one -> one.centre().equals(centre) && one.phase() == Phase.LEADING),
                InstantSource.system());
        on.closing().add("plans", feed.start());
        on.health().add("plans." + centre, feed::findProblem);
    }
}
