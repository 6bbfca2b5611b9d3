package org.anling.simulation.fleet.person;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.anling.simulation.fleet.console.ConsoleClient;
import org.anling.simulation.fleet.console.ConsoleSession;
import org.anling.simulation.fleet.console.Feed;
import org.anling.simulation.fleet.console.Login;
import org.anling.simulation.fleet.pace.Pace;

/** The desk of the simulated operator; here new presses are ordered too, since only here it is seen how many are open. */
public final class SimulatedDesk {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private final Login login;
    private final ConsoleClient console;
    private final OperatorMind mind;
    private final Pace pace;
    private final Presses presses;
    private final Semaphore news = new Semaphore(0);

    public SimulatedDesk(Login login, ConsoleClient console, OperatorMind mind, Pace pace, Presses presses) {
        this.login = login;
        this.console = console;
        this.mind = mind;
        this.pace = pace;
        this.presses = presses;
    }

    /**
     * Where simulated presses come from.
     *
     * @param simulatedElder whether an incident of this elder is the simulation's own
     */
    public record Presses(Calm calm, Predicate<String> simulatedElder, Raiser raiser) {}

    /** Lets a device of somebody raise an alarm. */
    @FunctionalInterface
    public interface Raiser {

        /** @param busyElders have an open incident already */
        void raiseOne(List<String> busyElders);
    }

    /** One session, until it breaks. */
    public void run() throws IOException, InterruptedException {
        ConsoleSession session = console.signIn(login);
        try (Feed feed = session.listen("staff", frame -> {
            if (frame.path("type").asText().equals("change")) {
                news.release();
            }
        })) {
            while (feed.isOpen()) {
                work(session);
                if (news.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    pace.pause(LOOK_EVERY.dividedBy(4));
                }
                news.drainPermits();
            }
        }
        throw new IOException("the feed has closed");
    }

    private void work(ConsoleSession session) throws IOException, InterruptedException {
        List<IncidentSeen> open = IncidentSeen.of(session.get("/api/incidents?state=open"));
        mind.see(open, pace.now());
        for (OperatorAction action : mind.act(pace.now())) {
            session.post("/api/incidents/" + action.incident() + "/" + action.command(), action.body());
        }
        List<String> busy = open.stream()
                .map(IncidentSeen::elder)
                .filter(presses.simulatedElder)
                .toList();
        if (presses.calm.mayRaise(busy.size(), pace.now())) {
            presses.raiser.raiseOne(busy);
        }
    }
}
