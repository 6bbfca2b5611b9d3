package org.anling.console.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.anling.console.Console;
import org.anling.console.ConsoleConfig;
import org.anling.console.ConsoleDeps;
import org.anling.console.PhoneConfig;
import org.anling.console.api.Demo;
import org.anling.console.demo.DemoProfile;
import org.anling.console.feed.PressMeter;
import org.anling.console.store.Exchange;
import org.anling.console.store.report.ReportStores;
import org.anling.console.view.MapLink;
import org.anling.contract.alert.Caller;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.people.Channel;
import org.anling.contract.people.ResponderKind;
import org.anling.registry.people.Numbers;
import org.awaitility.Awaitility;

/** A console on memory: real sockets, everything behind them fake. */
public final class TestConsole implements AutoCloseable {
    public final InstantSource clock = InstantSource.system();
    public final MemoryCentre centre = new MemoryCentre(clock);
    public final MemoryStores stores = new MemoryStores();
    public final MemoryReports reports = new MemoryReports();
    public final MemoryAudit entries = new MemoryAudit();
    public final MemoryPush browsers = new MemoryPush();
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final AtomicInteger plugsPulled = new AtomicInteger();

    /** Shared with the exchange. */
    public static final String SECRET = "a secret of the tests";

    /** Whom the exchange was asked to ring: who asked, and the number. */
    public final List<String> dialled = new CopyOnWriteArrayList<>();

    private final PressMeter meter = new PressMeter(meters, clock);
    private final Console console;

    /** A console in the demo profile with a doctor and a volunteer. */
    public TestConsole() throws TimeoutException, InterruptedException {
        this(Profile.DEMO);
    }

    public TestConsole(Profile profile) throws TimeoutException, InterruptedException {
        this(profile, Path.of("no-pages-here"));
    }

    /** @param pages folder of the built pages */
    public TestConsole(Profile profile, Path pages) throws TimeoutException, InterruptedException {
        append(Samples.responder("doctor-1", ResponderKind.DOCTOR, clock.instant()));
        append(Samples.responder("volunteer-1", ResponderKind.VOLUNTEER, clock.instant()));
        ConsoleConfig config = ConsoleConfig.of(Samples.CENTRE, "安铃呼叫中心", pages)
                .at("127.0.0.1", 0)
                .with(new PhoneConfig(MapLink.NONE, List.of(Channel.SMS, Channel.VOICE), browsers));
        ConsoleConfig chosen = profile == Profile.DEMO ? config.with(demo()) : config;
        console = Console.start(chosen, deps(), meters);
        if (!console.awaitCaughtUp(Duration.ofSeconds(10))) {
            throw new TimeoutException("the console did not read its log");
        }
    }

    /** Which profile runs. */
    public enum Profile {
        DEMO,
        SERVE
    }

    /** Somebody without a session. */
    public Person anybody() {
        return new Person(console.port());
    }

    /** Somebody who is signed in. */
    public Person signedIn(String username) {
        Person person = anybody();
        person.signIn(username);
        return person;
    }

    /** Something arrives in the inbox, through the meter as from the gateway. */
    public void append(InputEntry entry) {
        meter.measuring(centre).append(entry).toCompletableFuture().join();
    }

    /** A press of the virtual button, which the pages know of when this returns. */
    public void press(String alarmId) {
        appendAndRead(Samples.press("frame-" + alarmId, alarmId, clock.instant()));
    }

    /** Something arrives in the inbox, and the pages know of it when this returns. */
    public void appendAndRead(InputEntry entry) {
        append(entry);
        long size = centre.size();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> console.upTo().seq() >= size);
    }

    @Override
    public void close() {
        console.close();
    }

    private DemoProfile demo() {
        Demo.DemoInfo info = new Demo.DemoInfo(
                "demo-button-1",
                "ws://127.0.0.1:8083/mqtt",
                "demo-button-1",
                "demo-button-1",
                "operator",
                "doctor-1",
                MemoryStores.PASSWORD,
                "elder-1",
                "http://127.0.0.1:9700");
        return new DemoProfile(info, plugsPulled::incrementAndGet, (number, patience) -> {});
    }

    /** The telephone of the one elder. */
    private Optional<Numbers.Owner> owner(String number) {
        boolean elders = Numbers.plain(number).equals(Samples.CARD.phone());
        return elders
                ? Optional.of(new Numbers.Owner(Caller.Party.ELDER, List.of(Samples.ELDER), null, Samples.HOME))
                : Optional.empty();
    }

    private ConsoleDeps deps() {
        return new ConsoleDeps(
                centre,
                centre::log,
                stores,
                () -> {},
                stores,
                stores,
                stores,
                stores,
                stores.looks::add,
                (device, incident, person) -> false,
                meter,
                () -> Optional.of("{\"type\":\"FeatureCollection\",\"features\":[]}"),
                clock,
                this::owner,
                new Exchange(
                        SECRET,
                        "tel:{number}",
                        Optional.of((wish, staff, number) -> dialled.add(staff + " " + number))),
                () -> stores.health,
                () -> List.of(Samples.CARD_OF_QUESTIONS),
                Optional.empty(),
                new ReportStores(reports, entries),
                Optional.of(stores.elders()),
                new MemoryAsks());
    }
}
