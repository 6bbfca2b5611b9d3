package org.anling.launcher.bench.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.anling.contract.id.DeviceId;
import org.anling.launcher.bench.Timings;
import org.anling.launcher.bench.crowd.GeneratorProcess.Delay;
import org.anling.launcher.bench.crowd.GeneratorProcess.Status;
import org.anling.launcher.wiring.Waiting;
import org.anling.simulation.bench.Bench;
import org.anling.simulation.bench.Report;

/** All devices come back within a minute while one in a hundred presses; before that, as many press while nothing else happens. */
public final class StormBench implements Bench {

    private static final double MILLIS = 1_000;
    private static final double NANOS = 1e9;

    private final CrowdPlan plan;
    private final List<String> overrides;

    /** @param overrides settings of the gateways, {@code key=value} */
    public StormBench(CrowdPlan plan, List<String> overrides) {
        this.plan = plan;
        this.overrides = List.copyOf(overrides);
    }

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String title() {
        return "from press to acknowledgement while all devices reconnect within a minute, against the same at rest";
    }

    @Override
    public List<String> keys() {
        return List.of(
                "storm.connections",
                "storm.presses",
                "storm.lost",
                "storm.unanswered",
                "storm.refused",
                "storm.away",
                "storm.back_s",
                "storm.idle.p50_ms",
                "storm.idle.p99_ms",
                "storm.p50_ms",
                "storm.p99_ms",
                "storm.p99_ratio",
                "storm.connected.p99_ms",
                "storm.away.p99_ms");
    }

    @Override
    public void run(Report report) throws InterruptedException {
        try (Grounds grounds = Grounds.open(plan, overrides, report)) {
            grounds.warmUp();
            grounds.gates().forEach(gate -> gate.generator().live());
            for (Kind kind : Kind.values()) {
                grounds.connect(grounds.gates(kind));
            }
            measure(grounds, report);
        } catch (IOException e) {
            throw new IllegalStateException("the benchmark cannot go on: " + e.getMessage(), e);
        }
    }

    /** Everybody is connected and alive. */
    void measure(Grounds grounds, Report report) {
        List<Gate> gates = grounds.gates();
        int connected = Grounds.count(gates, Status::accepted);
        int presses = plan.presses() * gates.size();
        int before = Grounds.count(gates, Status::acknowledged);
        report.progress("%,d presses within %,.1f s at rest", presses, seconds(plan.span()));
        press("idle", grounds, 0);
        Waiting.rest(plan.span());
        grounds.await("acknowledgements", gates, Status::acknowledged, before + presses);
        List<Delay> idle = delays(gates);
        int refused = Grounds.count(gates, Status::refused);
        report.progress("all connections break");
        long begin = System.nanoTime();
        gates.forEach(gate -> gate.generator().cut(plan.ofOne(), plan.span(), grounds.seed("cut", gate)));
        press("storm", grounds, plan.pressing() / 2);
        Waiting.rest(plan.span());
        grounds.await("connections", gates, Status::accepted, connected);
        double back = (System.nanoTime() - begin) / NANOS - lastBackAgo(gates);
        grounds.await("acknowledgements", gates, Status::acknowledged, before + 2 * presses);
        List<Delay> storm = delays(gates);
        report.figure("storm.connections", connected);
        report.figure("storm.presses", presses);
        report.figure("storm.back_s", Grounds.count(gates, Status::accepted) < connected ? Double.NaN : back);
        report.figure("storm.refused", Grounds.count(gates, Status::refused) - refused);
        report.figure("storm.lost", (double) lost(grounds));
        report.figure("storm.unanswered", presses - storm.size());
        tell(idle, storm, report);
    }

    /** Every so-manieth device of each gate, others in the storm than before it. */
    private void press(String when, Grounds grounds, int from) {
        for (Gate gate : grounds.gates()) {
            gate.generator().press(from, plan.pressing(), plan.presses(), plan.span(), grounds.seed(when, gate));
        }
    }

    /** Those of both, since what was lost at rest is lost as well. */
    private long lost(Grounds grounds) {
        Set<DeviceId> stored = grounds.stored();
        return grounds.gates().stream()
                .flatMap(gate -> IntStream.of(0, plan.pressing() / 2)
                        .flatMap(from -> IntStream.range(0, plan.presses()).map(i -> from + i * plan.pressing()))
                        .mapToObj(number -> gate.kind().device(gate.first() + number)))
                .filter(device -> !stored.contains(device))
                .count();
    }

    private static List<Delay> delays(List<Gate> gates) {
        return gates.stream()
                .flatMap(gate -> gate.generator().takeDelays().stream())
                .toList();
    }

    private static double lastBackAgo(List<Gate> gates) {
        return gates.stream()
                        .mapToLong(gate -> gate.generator().status().agoMillis())
                        .min()
                        .orElse(0)
                / MILLIS;
    }

    private static Timings timings(List<Delay> delays, Predicate<Delay> which) {
        Timings timings = new Timings();
        delays.stream().filter(which).forEach(one -> timings.addMillis(one.micros() / MILLIS));
        return timings;
    }

    private static void row(String name, Timings timings, Report report) {
        report.row("%-34s %,8d %10.2f %10.2f", name, timings.count(), timings.share(0.5), timings.share(0.99));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    private void tell(List<Delay> idle, List<Delay> storm, Report report) {
        Timings rest = timings(idle, one -> true);
        Timings all = timings(storm, one -> true);
        Timings connected = timings(storm, one -> !one.away());
        Timings away = timings(storm, Delay::away);
        report.figure("storm.away", away.count());
        report.figure("storm.idle.p50_ms", rest.share(0.5));
        report.figure("storm.idle.p99_ms", rest.share(0.99));
        report.figure("storm.p50_ms", all.share(0.5));
        report.figure("storm.p99_ms", all.share(0.99));
        report.figure("storm.p99_ratio", all.share(0.99) / rest.share(0.99));
        report.figure("storm.connected.p99_ms", connected.share(0.99));
        report.figure("storm.away.p99_ms", away.share(0.99));
        report.row("%-34s %8s %10s %10s", "from press to acknowledgement", "presses", "p50 ms", "p99 ms");
        row("at rest", rest, report);
        row("while all come back", all, report);
        row("  of them with a connection", connected, report);
        row("  of them that connected first", away, report);
        report.row(
                "p99 %.2f times that at rest; %.0f lost, %.0f never acknowledged; all back after %.1f s, %.0f attempts"
                        + " refused",
                report.get("storm.p99_ratio"),
                report.get("storm.lost"),
                report.get("storm.unanswered"),
                report.get("storm.back_s"),
                report.get("storm.refused"));
    }
}
