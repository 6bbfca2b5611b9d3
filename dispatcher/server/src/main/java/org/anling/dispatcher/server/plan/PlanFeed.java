package org.anling.dispatcher.server.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.PlanPut;
import org.anling.contract.plan.Plan;
import org.anling.journal.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the plan files every few seconds and puts what is new into the inbox, as long as this process leads. What the centre knows
 * already it ignores, so too often does no harm. A file with a fault changes nothing: its version before stays valid. While files change
 * nothing is taken from any of them, so that neither half a file nor half an exchange of files becomes a plan.
 */
public final class PlanFeed implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanFeed.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    /** A file that changed is taken when it is still the same after so long: half a plan may look like a whole one. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;
    private final CentreId centre;
    private final Inbox inbox;
    private final BooleanSupplier leading;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<Plan> known = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private Set<String> said = Set.of();
    private Map<String, String> seen = Map.of();
    private boolean settling;
    private volatile String problem = "";

    /** Looks at a folder for a centre, as long as {@code leading} says so; does nothing before {@link #start}. */
    public PlanFeed(Path folder, CentreId centre, Inbox inbox, BooleanSupplier leading, InstantSource clock) {
        this.folder = folder;
        this.centre = centre;
        this.inbox = inbox;
        this.leading = leading;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("plans-" + centre).unstarted(this);
    }

    /** Begins to look. */
    public PlanFeed start() {
        thread.start();
        return this;
    }

    /** What is wrong with the files, for the health of the process; empty if nothing is. */
    public Optional<String> findProblem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    @Override
    public void run() {
        try {
            do {
                look();
            } while (!stop.await((settling ? SETTLING : EVERY).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look. */
    void look() {
        try {
            Map<String, String> now = PlanFiles.texts(folder);
            settling = !now.equals(seen);
            seen = now;
            if (settling) {
                return;
            }
            PlanFiles files = PlanFiles.of(now);
            say(files.faults());
            if (leading.getAsBoolean()) {
                files.plans().stream().filter(plan -> !known.contains(plan)).forEach(this::put);
            } else {
                known.clear();
            }
        } catch (IOException unreadable) {
            problem = "response plans cannot be read from " + folder + ": " + unreadable.getMessage();
        }
    }

    private void put(Plan plan) {
        PlanPut body = new PlanPut(plan);
        InputEnvelope envelope =
                InputEnvelope.of(new InputId("plan-" + UUID.randomUUID()), centre, Lane.ROUTINE, body, clock.instant());
        inbox.append(new InputEntry(envelope, body, null)).thenAccept(appended -> {
            if (appended == Inbox.Appended.DURABLE && known.add(plan)) {
                LOG.info("centre={} response plan {} was handed in", centre, plan.key());
            }
        });
    }

    /** Each fault is logged once; all of them stand in the health as long as they last. */
    private void say(List<PlanFault> faults) {
        Set<String> now = new HashSet<>();
        for (PlanFault fault : faults) {
            String text = fault.toString();
            now.add(text);
            if (!said.contains(text)) {
                LOG.error("centre={} response plan is not valid, the version before stays: {}", centre, text);
            }
        }
        said = now;
        problem = faults.isEmpty() ? "" : faults.size() + " faults in response plans, first: " + faults.getFirst();
    }
}
