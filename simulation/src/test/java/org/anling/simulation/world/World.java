package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.contract.input.PlanPut;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.journal.CentreJournal;
import org.anling.journal.fake.Faults;
import org.anling.journal.fake.MemoryJournal;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.seed.DistrictSeed;
import org.anling.simulation.world.Chaos.Mishap;

/** One centre with its devices, people and processes, from one seed to its end. One thread. */
public final class World {

    static final String CENTRE = "demo";
    private static final Instant START = Instant.parse("2026-03-14T08:00:00Z");
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration HEALED = Duration.ofMinutes(22);
    private static final int REBUILD_EVERY = 2_000;
    private static final long MOST_STEPS_A_MINUTE = 200_000;

    private final Script script;
    private final Dice dice;
    private final TimeLine time = new TimeLine(START);
    private final Trace trace;
    private final Chaos chaos;
    private final Tally tally = new Tally();
    private final Dispatch dispatch;
    private final MemoryJournal journal;
    private final PressLedger ledger = new PressLedger();
    private final InputDesk inputs;
    private final GatewayModel gateway;
    private final Street street;
    private final List<DispatcherProcess> dispatchers = new ArrayList<>();
    private final Witness witness;
    private final NoticeWatch notices;
    private final Messenger messenger;
    private final StateChecks checks;
    private final SnapshotKeeper standby;
    private final LaggingReader reader;
    private final Staff staff;
    private final Telephones telephones;
    private final CentreJournal faultless;
    private Instant healedAt = Instant.MAX;
    private long steps;

    private World(Script script) {
        this.script = script;
        this.dice = Dice.ofSeed(script.seed()).branch("world");
        this.trace = new Trace(script.listener());
        this.chaos = new Chaos(dice.branch("chaos"));
        this.dispatch = new Dispatch(DispatchSettings.DEFAULT.withPlans(
                dice.branch("plan").chance(0.5) ? BuiltInPlans.AT_ONCE : BuiltInPlans.STAGED));
        CentreId centre = new CentreId(CENTRE);
        this.journal = new MemoryJournal(centre, time);
        this.faultless = journal.centreJournal();
        this.inputs = new InputDesk(time, journal.inbox(), centre, trace, chaos);
        this.gateway = new GatewayModel(time, inputs, trace);
        DispatcherProcess.Surroundings around =
                new DispatcherProcess.Surroundings(chaos, dice, trace, new PositionBook());
        this.street = new Street(time, inputs, around);
        this.witness = new Witness(dispatch, tally, inputs, around);
        this.notices = new NoticeWatch(tally);
        this.messenger = new Messenger(time, journal.eventLog(), inputs, notices, around);
        this.checks = new StateChecks(journal, dispatch, witness, tally);
        this.standby = new SnapshotKeeper(new Follower(journal.eventLog(), dispatch));
        this.reader = new LaggingReader(new Follower(journal.eventLog(), dispatch), time, chaos);
        this.telephones = new Telephones(time, inputs, around, witness::state);
        this.staff = new Staff(script, time, inputs, new Follower(journal.eventLog(), dispatch), around);
        for (String name : List.of("dispatcher-a", "dispatcher-b")) {
            dispatchers.add(new DispatcherProcess(name, time, journal, dispatch, around));
        }
    }

    /** Runs a seed as the build does. @throws BrokenInvariantException if the house does not keep its word */
    public static WorldReport run(long seed, District district) {
        return run(Script.of(seed, district));
    }

    /** Runs a script to its end. @throws BrokenInvariantException if the house does not keep its word */
    static WorldReport run(Script script) {
        World world = new World(script);
        try {
            return world.live();
        } catch (RuntimeException broken) {
            throw new BrokenInvariantException(
                    "seed " + script.seed() + ", step " + world.steps + ", " + world.time.instant() + ": " + broken
                            + "\n  " + String.join("\n  ", world.trace.last()),
                    broken);
        }
    }

    private WorldReport live() {
        journal.faults(chaos);
        inputs.onAppend(() -> dispatchers.forEach(DispatcherProcess::wake));
        settle();
        goOnUntil(START.plus(QUIET));
        chaos.begin();
        goOnUntil(START.plus(QUIET).plus(script.bad()));
        heal();
        Instant end = healedAt.plus(HEALED);
        do {
            goOnUntil(time.instant().plus(Duration.ofMinutes(1)));
        } while (time.instant().isBefore(end) && somethingWaits());
        checkEnd();
        return report();
    }

    private void heal() {
        chaos.heal();
        journal.runLate();
        dispatchers.forEach(DispatcherProcess::setClock);
        healedAt = time.instant();
        trace.line(healedAt, "everything is well again");
        staff.signOn();
        time.after(Duration.ofMinutes(4), staff::signOn);
    }

    private WorldReport report() {
        Map<String, Long> checked = new TreeMap<>();
        tally.checked().forEach((rule, times) -> checked.put(rule.sentence(), times));
        return new WorldReport(
                script.seed(),
                trace.hash(),
                trace.lines(),
                steps,
                witness.events(),
                witness.opened().size(),
                gateway.acknowledged().size(),
                chaos.injected(),
                checked);
    }

    private boolean somethingWaits() {
        return ledger.summary().waiting() > 0
                || !witness.state().openIncidents().isEmpty()
                || witness.calls().somebodyWaits(witness.state());
    }

    private void settle() {
        DistrictSeed.of(script.district(), new CentreId(CENTRE), "", "none")
                .responders()
                .forEach(responder -> {
                    RegistryChange change = new RegistryChange(
                            inputs.freshNumber(), new RegistryChange.PutResponder(responder.profile()));
                    Personal base = Personal.ofPlaces(null, responder.base());
                    inputs.append(inputs.entry(inputs.freshId("registry"), "registry", change, base), outcome -> {});
                });
        if (dice.branch("rich plan").chance(0.4)) {
            putPlan(1);
            time.after(Duration.ofMillis(dice.branch("newer plan").between(30_000, 400_000)), () -> putPlan(2));
        }
        street.furnish(script.district().elders(), script.kinds(), gateway, ledger);
        telephones.connect(street.elders());
        if (script.calls()) {
            chaos.withCalls();
            every(Duration.ofSeconds(1), telephones::live);
        }
        staff.signOn();
        dispatchers.forEach(DispatcherProcess::start);
        messenger.start();
        every(Duration.ofSeconds(1), staff::lookAndAct);
        every(Duration.ofSeconds(1), street::live);
        every(Duration.ofSeconds(1), reader::look);
        every(Duration.ofSeconds(15), () -> trace.line(time.instant(), standby.write(dice.chance(0.3))));
        every(Duration.ofSeconds(1), this::breakSomething);
        every(Duration.ofSeconds(1), () -> checks.inTime(time.instant(), healedAt));
        pressAfter(QUIET);
    }

    private void putPlan(int version) {
        PlanPut put = new PlanPut(WaveTwin.rich(version));
        inputs.append(inputs.entry(inputs.freshId("registry"), "registry", put, null), outcome -> {});
    }

    private void pressAfter(Duration wait) {
        time.after(wait, () -> {
            street.press();
            if (time.instant().isBefore(START.plus(QUIET).plus(script.bad()))) {
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
        if (chaos.happens(Mishap.GATEWAY_CRASH)) {
            gateway.crash();
        }
        if (chaos.happens(Mishap.CLOCK_JUMP)) {
            dice.pick(dispatchers).jumpClock();
        }
        if (dice.chance(0.3)) {
            journal.runLate();
        }
        if (chaos.happens(Mishap.LOST_TAIL)) {
            // What was on its way dies with the store's connections; it may have been done just before.
            journal.runLate();
            trace.line(time.instant(), "the log loses " + journal.loseTail(dice.between(1, 12)) + " writes");
            EventId tail = faultlessHead().tail();
            witness.logWasCut(tail);
            notices.logWasCut(witness, tail.seq());
            checks.forgetLost(gateway.acknowledged());
        }
    }

    private void goOnUntil(Instant end) {
        long most = MOST_STEPS_A_MINUTE * script.bad().plus(HEALED).plus(HEALED).toMinutes();
        while (time.runNextBefore(end)) {
            steps++;
            if (steps > most) {
                throw new BrokenInvariantException("more steps than " + most + ": somebody does not rest");
            }
            checkStep();
        }
    }

    private void checkStep() {
        dispatchers.forEach(dispatcher -> dispatcher.takeFaults().forEach(this::meant));
        LogHead head = faultlessHead();
        if (!head.tail().equals(witness.at())) {
            witness.look(journal.events());
            notices.look(witness, time.instant());
            checks.afterStep();
            checks.acknowledged(gateway.acknowledged(), head.cursors());
        }
        if (steps % REBUILD_EVERY == 0) {
            withoutFaults(() -> checks.rebuiltEqualsFolded(journal.eventLog()));
        }
    }

    /** Faults that the world wanted are met by the loop; any other is one of ours. */
    private void meant(RuntimeException fault) {
        boolean undecidable =
                fault instanceof NullPointerException && chaos.injected().containsKey(Mishap.UNDECIDABLE.label());
        if (!(fault instanceof DispatcherProcess.InjectedFault) && !undecidable) {
            throw fault;
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
        withoutFaults(() -> {
            checks.rebuiltEqualsFolded(journal.eventLog());
            tally.require(Invariant.READERS_AGREE, reader.follower().follow(), () -> "it finds no place to go on");
        });
        checks.requireEqual(Invariant.READERS_AGREE, reader.follower().state());
        witness.calls().ended(witness.state());
        int waiting = ledger.summary().waiting();
        tally.require(Invariant.ALL_ENDS, waiting == 0, () -> waiting + " presses were never acknowledged");
        List<IncidentState> open = witness.state().openIncidents();
        tally.require(
                Invariant.ALL_ENDS,
                open.isEmpty(),
                () -> "still open: " + open.stream().map(IncidentState::id).toList());
        tally.require(
                Invariant.ALL_ENDS,
                dispatchers.stream().anyMatch(one -> one.findState().isPresent()),
                () -> "no dispatcher leads though everything is well");
        dispatchers.forEach(
                one -> one.findState().ifPresent(live -> checks.requireEqual(Invariant.REBUILT_EQUALS_LIVE, live)));
    }
}
