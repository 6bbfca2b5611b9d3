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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.CentreFinding;
import org.anling.contract.input.Input;
import org.anling.contract.input.PlanPut;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.PlanText;
import org.anling.journal.Inbox;
import org.anling.plans.PlanFault;
import org.anling.plans.PlanFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds at the plans that the office made valid and, for all others, at the files, and puts what is new into the inbox, as
 * long as this process leads. What the centre knows already it ignores, so too often does no harm. A text with a fault changes nothing: the
 * version before stays valid. While files change nothing is taken from any of them, so that neither half a file nor half an exchange of
 * files becomes a plan. A version of the office that cannot be read here, because this server is older than the one where it was checked,
 * rings the supervisor once.
 */
public final class PlanFeed implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanFeed.class);

    /** How the supervisor's pages know it. */
    private static final String UNREADABLE = "plan-unreadable";

    private static final Duration EVERY = Duration.ofSeconds(3);

    /** A file that changed is taken when it is still the same after so long: half a plan may look like a whole one. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sources sources;
    private final CentreId centre;
    private final Inbox inbox;
    private final BooleanSupplier leading;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<Plan> known = ConcurrentHashMap.newKeySet();
    private final Set<String> rung = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private Set<String> said = Set.of();
    private Map<String, String> seen = Map.of();
    private boolean settling;
    private volatile String problem = "";

    /** Where plans come from: those that the office made valid go before the files of the folder. */
    public record Sources(Path folder, Supplier<List<PlanText>> office) {}

    /** Looks at the plans of a centre, as long as {@code leading} says so; does nothing before {@link #start}. */
    public PlanFeed(Sources sources, CentreId centre, Inbox inbox, BooleanSupplier leading, InstantSource clock) {
        this.sources = sources;
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
        List<PlanText> office = sources.office().get();
        PlanFiles activated = PlanFiles.of(office.stream()
                .collect(Collectors.toMap(PlanText::key, PlanText::text, (one, same) -> one, TreeMap::new)));
        Set<String> governed = office.stream().map(PlanText::id).collect(Collectors.toSet());
        boolean leads = leading.getAsBoolean();
        if (leads) {
            activated.faults().forEach(this::ring);
            activated.plans().forEach(this::putNew);
        } else {
            known.clear();
            rung.clear();
        }
        try {
            Map<String, String> now = FolderTexts.read(sources.folder());
            settling = !now.equals(seen);
            seen = now;
            if (settling) {
                return;
            }
            PlanFiles files = PlanFiles.of(now);
            say(Stream.concat(activated.faults().stream(), files.faults().stream())
                    .toList());
            if (leads) {
                files.plans().stream()
                        .filter(plan -> !governed.contains(plan.id()))
                        .forEach(this::putNew);
            }
        } catch (IOException unreadable) {
            problem = "response plans cannot be read from " + sources.folder() + ": " + unreadable.getMessage();
        }
    }

    private void putNew(Plan plan) {
        if (!known.contains(plan)) {
            put(plan);
        }
    }

    /** Nobody else would learn that what the office decided is not followed; the first fault of a version says enough. */
    private void ring(PlanFault fault) {
        if (rung.add(fault.file())) {
            String where = fault.file() + " " + fault.line() + ":" + fault.column();
            append("plan-unreadable-" + UUID.randomUUID(), new CentreFinding(UNREADABLE, where))
                    .thenAccept(appended -> {
                        if (appended != Inbox.Appended.DURABLE) {
                            rung.remove(fault.file());
                        }
                    });
        }
    }

    private void put(Plan plan) {
        append("plan-" + UUID.randomUUID(), new PlanPut(plan)).thenAccept(appended -> {
            if (appended == Inbox.Appended.DURABLE && known.add(plan)) {
                LOG.info("centre={} response plan {} was handed in", centre, plan.key());
            }
        });
    }

    private CompletionStage<Inbox.Appended> append(String id, Input body) {
        InputEnvelope envelope = InputEnvelope.of(new InputId(id), centre, Lane.ROUTINE, body, clock.instant());
        return inbox.append(new InputEntry(envelope, body, null));
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
