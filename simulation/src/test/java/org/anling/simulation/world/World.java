package org.anling.simulation.world;

import static org.anling.simulation.world.BrokenInvariantException.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.CentreId;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.incident.Plan;
import org.anling.journal.CentreJournal;
import org.anling.journal.fake.Faults;
import org.anling.journal.fake.MemoryJournal;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.seed.DistrictSeed;

/** One centre with its devices, people and processes, from one seed to its end. One thread. */
public final class World {

    static final String CENTRE = "demo";
    private static final Instant START = Instant.parse("2026-03-14T08:00:00Z");
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration BAD = Duration.ofMinutes(8);
    private static final Duration HEALED = Duration.ofMinutes(22);
    private static final int HOMES = 24;
    private static final int REBUILD_EVERY = 500;
    private static final long MOST_STEPS = 400_000;

    private final long seed;
    private final District district;
    private final Dice dice;
    private final TimeLine time = new TimeLine(START);
    private final Trace trace = new Trace();
    private final Chaos chaos;
    private final Dispatch dispatch = new Dispatch(DispatchSettings.DEFAULT.withPlan(Plan.AT_ONCE));
    private final MemoryJournal journal;
    private final PressLedger ledger = new PressLedger();
    private final InputDesk inputs;
    private final GatewayModel gateway;
    private final List<HomeDevice> homes = new ArrayList<>();
    private final List<DispatcherProcess> dispatchers = new ArrayList<>();
    private final Witness witness;
    private final StateChecks checks;
    private final SnapshotKeeper standby;
    private final Staff staff;
    private final CentreJournal faultless;
    private long steps;
    private int gatewayCrashes;

    private World(long seed, District district) {
        this.seed = seed;
        this.district = district;
        this.dice = Dice.ofSeed(seed).branch("world");
        this.chaos = new Chaos(dice.branch("chaos"));
        CentreId centre = new CentreId(CENTRE);
        this.journal = new MemoryJournal(centre, time);
        this.faultless = journal.centreJournal();
        this.inputs = new InputDesk(time, journal.inbox(), centre, trace);
        this.gateway = new GatewayModel(time, inputs, trace);
        this.witness = new Witness(dispatch, trace);
        this.checks = new StateChecks(journal, dispatch, witness);
        this.standby = new SnapshotKeeper(new Follower(journal.eventLog(), dispatch));
        DispatcherProcess.Surroundings around = new DispatcherProcess.Surroundings(chaos, dice, trace);
        this.staff = new Staff(district, time, inputs, new Follower(journal.eventLog(), dispatch), around);
        for (String name : List.of("dispatcher-a", "dispatcher-b")) {
            dispatchers.add(new DispatcherProcess(name, time, journal, dispatch, around));
        }
    }

    /** Runs a seed to its end. @throws BrokenInvariantException if the house does not keep its word */
    public static WorldReport run(long seed, District district) {
        World world = new World(seed, district);
        try {
            return world.live();
        } catch (RuntimeException broken) {
            throw new BrokenInvariantException(
                    "seed " + seed + ", step " + world.steps + ", " + world.time.instant() + ": " + broken + "\n  "
                            + String.join("\n  ", world.trace.last()),
                    broken);
        }
    }

    private WorldReport live() {
        journal.faults(chaos);
        inputs.onAppend(() -> dispatchers.forEach(DispatcherProcess::wake));
        settle();
        goOnUntil(START.plus(QUIET));
        chaos.begin();
        goOnUntil(START.plus(QUIET).plus(BAD));
        chaos.heal();
        journal.runLate();
        Instant end = START.plus(QUIET).plus(BAD).plus(HEALED);
        do {
            goOnUntil(time.instant().plus(Duration.ofMinutes(1)));
        } while (time.instant().isBefore(end) && somethingWaits());
        checkEnd();
        return new WorldReport(
                seed,
                trace.hash(),
                trace.lines(),
                witness.events(),
                witness.opened().size(),
                gateway.acknowledged().size(),
                chaos.injected(),
                gatewayCrashes);
    }

    private boolean somethingWaits() {
        return ledger.summary().waiting() > 0
                || !witness.state().openIncidents().isEmpty();
    }

    private void settle() {
        DistrictSeed.of(district, new CentreId(CENTRE), Plan.AT_ONCE.id(), "none")
                .responders()
                .forEach(responder -> {
                    RegistryChange change = new RegistryChange(
                            inputs.freshNumber(), new RegistryChange.PutResponder(responder.profile()));
                    Personal base = Personal.ofPlaces(null, responder.base());
                    inputs.append(
                            inputs.entry(inputs.freshId("registry"), "registry", change, false, base), outcome -> {});
                });
        chooseHomes();
        homes.forEach(HomeDevice::start);
        dispatchers.forEach(DispatcherProcess::start);
        every(Duration.ofSeconds(1), staff::lookAndAct);
        every(Duration.ofSeconds(15), () -> trace.line(time.instant(), standby.write(dice.chance(0.3))));
        every(Duration.ofSeconds(1), this::breakSomething);
        pressAfter(QUIET);
    }

    private void chooseHomes() {
        for (Elder elder : dice.branch("homes").shuffled(district.elders()).subList(0, HOMES)) {
            Device device = elder.devices().getFirst();
            Dice line = dice.branch("line " + device.id());
            HomeDevice home = device.kind().speaksMqtt()
                    ? new HomeButton(device.id(), elder, time, line, gateway, ledger)
                    : new HomeWatch(device.id(), elder, time, line, gateway, ledger);
            gateway.enrol(home);
            homes.add(home);
        }
    }

    private void pressAfter(Duration wait) {
        time.after(wait, () -> {
            dice.pick(homes).press(dice.pick(List.of(Alarm.SOS, Alarm.SOS, Alarm.FALL, Alarm.LOW_BATTERY)));
            if (time.instant().isBefore(START.plus(QUIET).plus(BAD))) {
                pressAfter(Duration.ofMillis(dice.between(500, 25_000)));
            }
        });
    }

    private void every(Duration period, Runnable what) {
        time.after(period, () -> {
            what.run();
            every(period, what);
        });
    }

    private void breakSomething() {
        if (chaos.breaksThisSecond()) {
            gatewayCrashes++;
            gateway.crash();
        }
        if (dice.chance(0.3)) {
            journal.runLate();
        }
        int lost = chaos.writesLost();
        if (lost > 0) {
            // What was on its way dies with the store's connections; it may have been done just before.
            journal.runLate();
            trace.line(time.instant(), "the log loses " + journal.loseTail(lost) + " writes");
            witness.logWasCut(faultlessHead().tail());
            checks.forgetLost(gateway.acknowledged());
        }
    }

    private void goOnUntil(Instant end) {
        while (time.runNextBefore(end)) {
            steps++;
            require(steps < MOST_STEPS, "more steps than " + MOST_STEPS + ": somebody does not rest");
            checkStep();
        }
    }

    private void checkStep() {
        for (DispatcherProcess dispatcher : dispatchers) {
            for (RuntimeException fault : dispatcher.takeFaults()) {
                throw fault;
            }
        }
        LogHead head = faultlessHead();
        if (!head.tail().equals(witness.at())) {
            witness.look(journal.events());
            checks.afterStep();
            checks.acknowledged(gateway.acknowledged(), head.cursors());
        }
        if (steps % REBUILD_EVERY == 0) {
            withoutFaults(() -> checks.rebuiltEqualsFolded(journal.eventLog()));
        }
    }

    private LogHead faultlessHead() {
        LogHead[] head = new LogHead[1];
        withoutFaults(() -> head[0] = faultless.head());
        return head[0];
    }

    private void withoutFaults(Runnable what) {
        journal.faults(Faults.NONE);
        what.run();
        journal.faults(chaos);
    }

    /** After the bad time each alarm has reached its end, and nothing waits anywhere. */
    private void checkEnd() {
        LogHead head = faultlessHead();
        checks.acknowledged(gateway.acknowledged(), head.cursors());
        withoutFaults(() -> checks.rebuiltEqualsFolded(journal.eventLog()));
        require(ledger.summary().waiting() == 0, ledger.summary().waiting() + " presses were never acknowledged");
        List<IncidentState> open = witness.state().openIncidents();
        require(
                open.isEmpty(),
                "still open: " + open.stream().map(IncidentState::id).toList());
        require(
                dispatchers.stream().anyMatch(one -> one.findState().isPresent()),
                "no dispatcher leads though everything is well");
        dispatchers.forEach(one -> one.findState().ifPresent(live -> checks.requireEqual(live, "the leader's state")));
    }
}
