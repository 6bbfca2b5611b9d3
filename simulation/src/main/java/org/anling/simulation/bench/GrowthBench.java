package org.anling.simulation.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.Role;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.state.CentreState;

/**
 * What a full centre costs: presses are opened, taken and closed while 100 to 50,000 other incidents are open, most of which wait for
 * somebody to become free; and a state is rebuilt from 1,000,000 events. The rebuild decodes and applies; reading them from Redis comes
 * on top and is not measured here.
 */
final class GrowthBench implements Bench {

    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 50_000);
    private static final int ROUNDS = 250;
    private static final int WARM_UP = 5_000;
    private static final int REBUILD = 1_000_000;
    private static final int PAGE = 5_000;
    private static final int RESPONDERS = 300;
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String COMMUNITY = "310101001001";
    private static final StaffId OPERATOR = new StaffId("operator");
    private static final DispatchSettings SETTINGS = DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE);

    private int elders;
    private int open;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String title() {
        return "time and state per event from 100 to 50,000 open incidents, and a rebuild from 1,000,000 events";
    }

    @Override
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int size : SIZES) {
            keys.add("growth.open_" + size + ".event_us");
            keys.add("growth.open_" + size + ".press_p99_us");
            keys.add("growth.open_" + size + ".close_p99_us");
            keys.add("growth.open_" + size + ".state_bytes");
        }
        keys.add("growth.event.ratio");
        keys.add("growth.rebuild.events");
        keys.add("growth.rebuild.s");
        return keys;
    }

    @Override
    public void run(Report report) {
        CentreRig centre = centre(_ -> {});
        for (int i = 0; i < WARM_UP / 4; i++) {
            cycle(centre, new Samples(), new Samples());
        }
        report.row("%10s %14s %14s %14s %16s", "open", "µs an event", "press p99 µs", "close p99 µs", "bytes/incident");
        for (int size : SIZES) {
            grow(centre, size);
            measure(centre, size, report);
        }
        report.figure(
                "growth.event.ratio",
                report.get("growth.open_50000.event_us") / report.get("growth.open_100.event_us"));
        report.row("ratio of 50,000 to 100 open: %.2f", report.get("growth.event.ratio"));
        rebuild(report);
    }

    private void grow(CentreRig centre, int size) {
        for (; open < size; open++) {
            press(centre);
        }
    }

    private void measure(CentreRig centre, int size, Report report) {
        Samples presses = new Samples();
        Samples closes = new Samples();
        long eventsBefore = centre.events();
        long begun = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            cycle(centre, presses, closes);
        }
        double micros = (System.nanoTime() - begun) / 1_000.0 / (centre.events() - eventsBefore);
        String key = "growth.open_" + size + ".";
        report.figure(key + "event_us", micros);
        report.figure(key + "press_p99_us", presses.micros(0.99));
        report.figure(key + "close_p99_us", closes.micros(0.99));
        report.figure(key + "state_bytes", bytes(centre.state()));
        report.row(
                "%10d %14.1f %14.1f %14.1f %16.0f",
                size, micros, presses.micros(0.99), closes.micros(0.99), report.get(key + "state_bytes"));
    }

    /** One incident from the press to its end. */
    private void cycle(CentreRig centre, Samples presses, Samples closes) {
        long begun = System.nanoTime();
        IncidentId incident = press(centre);
        presses.add(System.nanoTime() - begun);
        command(centre, incident, new OperatorCommand.Take());
        command(centre, incident, new OperatorCommand.FalsePress());
        long before = System.nanoTime();
        centre.send(
                new OperatorCommand(
                        OPERATOR,
                        Role.SUPERVISOR,
                        incident,
                        new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.OVERRIDE, null, "bench")),
                null);
        closes.add(System.nanoTime() - before);
        centre.sleep(Duration.ofMillis(100));
    }

    private IncidentId press(CentreRig centre) {
        elders++;
        ElderRef elder = new ElderRef(new ElderId("e" + elders), COMMUNITY, 1, "default", ElderRef.Risk.STANDARD);
        DeviceRef device = new DeviceRef(new DeviceId("d" + elders), Identity.VERIFIED, "mqtt", "button", null);
        Alert alert = new Alert(AlertType.SOS, "d" + elders + ":1", null, ClockQuality.UNSET, null, null, null, 0);
        AlertFrame frame = new AlertFrame(device, elder, List.of(alert), Duration.ofMinutes(10), List.of());
        return centre.send(frame, Personal.ofPlaces(null, Position.home(31.2, 121.5))).stream()
                .filter(Opened.class::isInstance)
                .map(event -> ((Opened) event).incident())
                .findFirst()
                .orElseThrow();
    }

    private static void command(CentreRig centre, IncidentId incident, OperatorCommand.Action action) {
        centre.send(new OperatorCommand(OPERATOR, Role.OPERATOR, incident, action), null);
    }

    private static double bytes(CentreState state) {
        long bytes = 0;
        int incidents = 0;
        for (SnapshotPiece piece : state.allPieces()) {
            if (piece.key().startsWith("incident/")) {
                bytes += piece.json().length();
                incidents++;
            }
        }
        return (double) bytes / Math.max(1, incidents);
    }

    private void rebuild(Report report) {
        List<StoredEntry> page = new ArrayList<>(PAGE);
        CentreRig writer = centre(entry -> page.add(EntryCodec.encode(entry, "salt")));
        Dispatch dispatch = new Dispatch(SETTINGS);
        CentreState rebuilt = dispatch.begin();
        long nanos = 0;
        long shown = 0;
        while (writer.events() < REBUILD) {
            while (page.size() < PAGE) {
                cycle(writer, new Samples(), new Samples());
            }
            long begun = System.nanoTime();
            apply(dispatch, rebuilt, page);
            nanos += System.nanoTime() - begun;
            page.clear();
            if (writer.events() - shown >= REBUILD / 10) {
                shown = writer.events();
                report.progress("rebuild: %d events in %.1f s", shown, nanos / 1e9);
            }
        }
        apply(dispatch, rebuilt, page);
        if (!rebuilt.allPieces().equals(writer.state().allPieces())) {
            throw new IllegalStateException("the rebuilt state is not that of the writer");
        }
        report.figure("growth.rebuild.events", (double) writer.events());
        report.figure("growth.rebuild.s", nanos / 1e9);
        report.row("rebuild from %d events: %.1f s; goal: below 30 s", writer.events(), nanos / 1e9);
    }

    private static void apply(Dispatch dispatch, CentreState state, List<StoredEntry> page) {
        try {
            for (StoredEntry stored : page) {
                EventEntry entry = EntryCodec.decodeEvent(stored);
                dispatch.apply(state, entry);
            }
        } catch (UnreadableException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private static CentreRig centre(Consumer<EventEntry> log) {
        CentreRig centre = new CentreRig(SETTINGS, NOON, log);
        for (int i = 0; i < RESPONDERS; i++) {
            ResponderProfile profile = new ResponderProfile(
                    new ResponderId("r" + i),
                    ResponderKind.VOLUNTEER,
                    TravelMode.WALK,
                    Availability.AVAILABLE,
                    COMMUNITY,
                    "",
                    List.of(),
                    List.of(),
                    1);
            centre.send(
                    new RegistryChange(i + 1, new RegistryChange.PutResponder(profile)),
                    Personal.ofPlaces(null, Position.home(31.2 + i / 100_000.0, 121.5)));
        }
        return centre;
    }
}
