package org.anling.gateway.server.supervision;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.SilenceFinding.State;
import org.anling.gateway.codec.supervision.SignsOfLife;
import org.anling.gateway.codec.supervision.SignsOfLife.Sign;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.cache.DueTimes;
import org.anling.journal.cache.DueTimes.Again;
import org.anling.journal.cache.DueTimes.Due;
import org.anling.journal.cache.DueTimes.Look;
import org.anling.journal.cache.Supervision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Supervision as one gateway does it. Notes from any thread; one round at a time. */
public final class SilenceWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    /** Kept small, since Redis does nothing else meanwhile. */
    private static final int AT_ONCE = 200;

    private static final int FAREWELL_S = 1;

    private final Tools tools;
    private final Set<CentreId> centres;
    private final Duration grace;
    private final SignsOfLife signs = new SignsOfLife();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * What it works with.
     *
     * @param devices the record of a device, empty if nobody enrolled it
     * @param millis a count of milliseconds that only rises
     */
    public record Tools(
            Function<CentreId, DueTimes> dueTimes,
            Function<DeviceId, CompletionStage<Optional<DeviceRecord>>> devices,
            Supplier<InputId> ids,
            InstantSource clock,
            LongSupplier millis,
            GatewayMeters meters) {}

    /**
     * Begins with nothing known.
     *
     * @param centres whose silent devices this gateway finds
     * @param grace how long nobody counts as silent after a time in which no gateway looked
     */
    public SilenceWatch(Tools tools, Set<CentreId> centres, Duration grace) {
        this.tools = tools;
        this.centres = Set.copyOf(centres);
        this.grace = grace;
    }

    /** A device was heard. */
    public void heard(DeviceRecord device) {
        if (Supervision.isSupervised(device)) {
            signs.heard(device, tools.millis.getAsLong());
        } else {
            signs.forget(device.id());
        }
    }

    /** Begins a round unless one is under way; the stage never fails. What could not be done is done in the next. */
    public CompletionStage<Void> round() {
        if (!busy.compareAndSet(false, true)) {
            return nothing();
        }
        return nothing()
                .thenCompose(go -> rounds(byCentre(signs.untold(tools.millis.getAsLong()))))
                .handle((done, fault) -> {
                    busy.set(false);
                    if (fault != null) {
                        LOG.error("a round of supervision failed", fault);
                    }
                    return null;
                });
    }

    /** Tells what is still known to this gateway only; waits a moment for that. */
    @Override
    public void close() {
        try {
            nothing().thenCompose(go -> tellAll()).toCompletableFuture().get(FAREWELL_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("what was heard last could not be told to other gateways", e);
        }
    }

    private CompletionStage<Void> tellAll() {
        return all(byCentre(signs.kept()).entrySet().stream()
                .map(of -> tell(tools.dueTimes.apply(of.getKey()), of.getValue()))
                .toList());
    }

    private CompletionStage<Void> rounds(Map<CentreId, List<Sign>> untold) {
        Set<CentreId> all = new HashSet<>(centres);
        all.addAll(untold.keySet());
        CompletionStage<Void> rounds = nothing();
        for (CentreId centre : all) {
            rounds = rounds.thenCompose(done -> round(centre, untold.getOrDefault(centre, List.of())));
        }
        return rounds;
    }

    /** Looks only when all is told: else it would find silent whom it heard itself. */
    private CompletionStage<Void> round(CentreId centre, List<Sign> untold) {
        DueTimes times = tools.dueTimes.apply(centre);
        return tell(times, untold)
                .thenCompose(done -> centres.contains(centre) ? look(centre, times) : nothing())
                .exceptionally(unavailable -> {
                    LOG.debug("centre={} supervision waits for the store", centre, unavailable);
                    return null;
                });
    }

    private static Map<CentreId, List<Sign>> byCentre(List<Sign> all) {
        Map<CentreId, List<Sign>> byCentre = new HashMap<>();
        for (Sign sign : all) {
            byCentre.computeIfAbsent(sign.device().centre(), centre -> new ArrayList<>())
                    .add(sign);
        }
        return byCentre;
    }

    private CompletionStage<Void> tell(DueTimes times, List<Sign> heard) {
        CompletionStage<Void> told = nothing();
        for (int from = 0; from < heard.size(); from += AT_ONCE) {
            List<Sign> some = heard.subList(from, Math.min(heard.size(), from + AT_ONCE));
            told = told.thenCompose(done -> tellSome(times, some));
        }
        return told;
    }

    private CompletionStage<Void> tellSome(DueTimes times, List<Sign> some) {
        return times.heard(some.stream().map(this::toTell).toList()).thenCompose(said -> {
            Map<DeviceId, Again> silent = new HashMap<>();
            said.forEach(again -> silent.put(again.device(), again));
            List<CompletionStage<Void>> cleared = new ArrayList<>();
            for (Sign sign : some) {
                Again again = silent.get(sign.device().id());
                if (again == null) {
                    signs.told(sign);
                } else {
                    cleared.add(clear(times, sign, again));
                }
            }
            return all(cleared);
        });
    }

    private DueTimes.Sign toTell(Sign sign) {
        return new DueTimes.Sign(sign.device(), Duration.ofMillis(tools.millis.getAsLong() - sign.at()));
    }

    private CompletionStage<Void> clear(DueTimes times, Sign sign, Again again) {
        Findings.Found found = new Findings.Found(sign.device(), State.HEARD_AGAIN, again.lastHeardAt());
        return times.clear(toTell(sign), Findings.entry(tools.ids.get(), found, tools.clock.instant()))
                .thenAccept(cleared -> {
                    signs.told(sign);
                    if (cleared) {
                        tools.meters.silence("heard-again");
                    }
                });
    }

    private CompletionStage<Void> look(CentreId centre, DueTimes times) {
        return times.look(grace, AT_ONCE).thenCompose(look -> {
            noteGap(centre, look);
            return all(look.due().stream().map(due -> find(centre, times, due)).toList());
        });
    }

    private void noteGap(CentreId centre, Look look) {
        if (look.gap().isPositive()) {
            tools.meters.silence("nobody-listened");
            LOG.warn(
                    "centre={} no gateway looked for {} s: that time does not count, and for {} s nobody counts as"
                            + " silent",
                    centre,
                    look.gap().toSeconds(),
                    grace.toSeconds());
        }
    }

    /** Who was revoked, removed or moved to another centre is not missed here. */
    private CompletionStage<Void> find(CentreId centre, DueTimes times, Due due) {
        return tools.devices
                .apply(due.device())
                .thenCompose(record -> record.filter(Supervision::isSupervised)
                        .filter(device -> device.centre().equals(centre))
                        .map(device -> claim(times, due, device))
                        .orElseGet(() -> times.forget(due.device())));
    }

    private CompletionStage<Void> claim(DueTimes times, Due due, DeviceRecord device) {
        Findings.Found found = new Findings.Found(device, State.SILENT, due.lastHeardAt());
        return times.claim(due, Findings.entry(tools.ids.get(), found, tools.clock.instant()))
                .thenAccept(claimed -> {
                    if (claimed) {
                        tools.meters.silence("silent");
                        LOG.info("device={} is silent since {}", due.device(), due.lastHeardAt());
                    }
                });
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedStage(null);
    }
}
