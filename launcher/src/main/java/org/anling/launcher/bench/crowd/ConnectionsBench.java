package org.anling.launcher.bench.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.anling.launcher.bench.ServerProcess;
import org.anling.launcher.bench.crowd.GeneratorProcess.Status;
import org.anling.simulation.bench.Bench;
import org.anling.simulation.bench.Report;

/** Memory of a connection that rests: gateways with very many connections compared with the same gateways without. */
public final class ConnectionsBench implements Bench {

    private static final int CLASSES_TOLD = 12;
    private static final double KB = 1_024;

    private final CrowdPlan plan;
    private final List<String> overrides;

    /** @param overrides settings of the gateways, {@code key=value} */
    public ConnectionsBench(CrowdPlan plan, List<String> overrides) {
        this.plan = plan;
        this.overrides = List.copyOf(overrides);
    }

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public String title() {
        return "memory of a gateway for each connection that rests, watches over TCP and buttons over MQTT";
    }

    @Override
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (String figure : List.of("count", "processes", "refused", "kB", "heap_kB", "kernel_kB", "per_second")) {
                keys.add(key(kind, figure));
            }
        }
        return keys;
    }

    @Override
    public void run(Report report) throws InterruptedException {
        try (Grounds grounds = Grounds.open(plan, overrides, report)) {
            grounds.warmUp();
            measure(grounds, report);
        } catch (IOException e) {
            throw new IllegalStateException("the benchmark cannot go on: " + e.getMessage(), e);
        }
    }

    /** Connects everybody and leaves them connected. */
    void measure(Grounds grounds, Report report) throws IOException, InterruptedException {
        report.row("%-6s %10s %10s %10s %12s %14s", "", "count", "kB each", "of it heap", "in kernel", "logins/s");
        for (Kind kind : Kind.values()) {
            measure(kind, grounds, report);
        }
        report.row(
                "kB each: the gateway's process and the buffers of its sockets; in kernel: the socket itself, besides");
    }

    private void measure(Kind kind, Grounds grounds, Report report) throws IOException, InterruptedException {
        List<Gate> gates = grounds.gates(kind);
        List<ServerProcess> gateways =
                gates.stream().map(Gate::gateway).distinct().toList();
        int refusedBefore = Grounds.count(gates, Status::refused);
        List<Footprint> without = footprints(gateways, grounds);
        KernelSockets kernelWithout = KernelSockets.now();
        double seconds = grounds.connect(gates);
        KernelSockets kernelWith = KernelSockets.now();
        List<Footprint> with = footprints(gateways, grounds);
        int count = Grounds.count(gates, Status::accepted);
        double resident = grown(without, with, Footprint::residentKb);
        double heap = grown(without, with, Footprint::heapKb);
        // Both ends of each connection are on this machine.
        double buffers = (kernelWith.buffersKb() - kernelWithout.buffersKb()) / 2;
        double kernel = (kernelWith.objectsKb() - kernelWithout.objectsKb()) / 2 / count + kernelWith.fileKb();
        report.figure(key(kind, "count"), count);
        report.figure(key(kind, "processes"), gateways.size());
        report.figure(key(kind, "refused"), Grounds.count(gates, Status::refused) - refusedBefore);
        report.figure(key(kind, "kB"), (resident + buffers) / count);
        report.figure(key(kind, "heap_kB"), heap / count);
        report.figure(key(kind, "kernel_kB"), kernel);
        report.figure(key(kind, "per_second"), count / seconds);
        tellClasses(without, with, count, report);
        report.row(
                "%-6s %,10d %10.2f %10.2f %12.2f %,14.0f",
                kind.word(), count, (resident + buffers) / count, heap / count, kernel, count / seconds);
    }

    private static List<Footprint> footprints(List<ServerProcess> gateways, Grounds grounds)
            throws IOException, InterruptedException {
        List<Footprint> all = new ArrayList<>();
        for (ServerProcess gateway : gateways) {
            all.add(Footprint.of(gateway.pid(), grounds.folder()));
        }
        return all;
    }

    private static double grown(List<Footprint> without, List<Footprint> with, ToDoubleFunction<Footprint> what) {
        return with.stream().mapToDouble(what).sum()
                - without.stream().mapToDouble(what).sum();
    }

    /** Where the heap of a connection goes. */
    private static void tellClasses(List<Footprint> without, List<Footprint> with, int count, Report report) {
        Map<String, Long> grown = new HashMap<>();
        without.forEach(one -> one.classes().forEach((name, bytes) -> grown.merge(name, -bytes, Long::sum)));
        with.forEach(one -> one.classes().forEach((name, bytes) -> grown.merge(name, bytes, Long::sum)));
        grown.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(CLASSES_TOLD)
                .forEach(one -> report.progress("%6.3f kB each: %s", one.getValue() / KB / count, one.getKey()));
    }

    private static String key(Kind kind, String figure) {
        return "connections." + kind.word() + "." + figure;
    }
}
