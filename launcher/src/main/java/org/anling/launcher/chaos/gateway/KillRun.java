package org.anling.launcher.chaos.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.anling.contract.id.CentreId;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.bench.Desk;
import org.anling.launcher.chaos.DispatcherChild;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Waiting;

/**
 * Everybody presses at once, and at a random instant before the last acknowledgement the gateway is killed; when the next one is up
 * every device must learn that its press is on disk. Incidents are closed after each kill, so that a press that is taken twice opens a
 * second one.
 */
public final class KillRun implements AutoCloseable {

    private static final CentreId CENTRE = new CentreId("c1");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration APART = Duration.ofMillis(1_100);
    private static final int REHEARSALS = 3;
    private static final double SOONER = 0.7;
    private static final double LATER = 1.3;
    private static final double BEYOND_THE_LAST = 1.1;

    private final EmbeddedRedis redis;
    private final KillScript script;
    private final RandomGenerator dice;
    private final Consumer<String> progress;
    private final Path folder;
    private final GatewayChild.Ports ports = GatewayChild.Ports.free();
    private final Closing closing = new Closing();
    private final Homes homes;
    private final IncidentBook book;
    private final Desk desk;
    private final List<KillResult.Kill> kills = new ArrayList<>();
    private final List<KillResult.Suffered> troubles = new ArrayList<>();
    private long spanNanos;
    private long pressedNanos = System.nanoTime();
    private int due;

    /**
     * Starts nothing yet but the connections; {@link #close} ends everything.
     *
     * @param redis empty, and used by nobody else
     * @param folder for what the processes print
     */
    public KillRun(
            EmbeddedRedis redis, RedisJournal journal, Path folder, KillScript script, Consumer<String> progress) {
        this.redis = redis;
        this.script = script;
        this.dice = new SplittableRandom(script.seed());
        this.progress = progress;
        this.folder = folder;
        this.book = closing.add("book", new IncidentBook(journal.eventLog(CENTRE)));
        this.homes = closing.add("homes", new Homes(ports));
        this.desk = new Desk(CENTRE, journal.inbox(CENTRE));
        homes.enrol(journal, CENTRE);
    }

    /** Plays the script. */
    public KillResult run() throws InterruptedException {
        DispatcherChild dispatcher =
                closing.add("dispatcher", DispatcherChild.start(redis.uri(), folder.resolve("dispatcher.log")));
        if (GatewayChild.canArchive()) {
            // The first one only teaches the others their classes.
            start().awaitReady().close();
        }
        GatewayChild gateway = start().awaitReady();
        await("a leading dispatcher", START, dispatcher::isLeading);
        homes.start();
        for (int i = 0; i < REHEARSALS; i++) {
            rehearse();
        }
        for (int i = 0; i < script.kills(); i++) {
            gateway = kill(gateway);
        }
        for (KillScript.Suffering suffering : script.troubles()) {
            suffer(suffering);
        }
        settle();
        return result();
    }

    @Override
    public void close() {
        closing.close();
    }

    /** How long it takes from the presses to the last acknowledgement. */
    private void rehearse() {
        pause();
        long begun = System.nanoTime();
        press();
        Waiting.until(PATIENCE, this::isAnswered);
        spanNanos = System.nanoTime() - begun;
        settle();
        clear();
    }

    private GatewayChild kill(GatewayChild gateway) throws InterruptedException {
        pause();
        long answeredBefore = homes.acknowledged();
        Duration after = Duration.ofNanos(dice.nextLong((long) (spanNanos * BEYOND_THE_LAST)));
        Instant from = Instant.now();
        press();
        Waiting.rest(after);
        gateway.kill();
        Instant killed = Instant.now();
        long answered = homes.acknowledged() - answeredBefore;
        GatewayChild next = start().awaitReady();
        settle();
        long onDisk = book.receivedWithin(from.truncatedTo(ChronoUnit.MILLIS), killed);
        KillResult.Kill kill = new KillResult.Kill(
                TimeUnit.NANOSECONDS.toMicros(after.toNanos()),
                answered,
                Math.max(0, onDisk - answered),
                homes.all().size() - Math.max(onDisk, answered));
        kills.add(kill);
        aim(kill);
        progress.accept(String.format(
                Locale.ROOT,
                "%3d/%d  killed %6.2f ms after %d presses: %2d acknowledged, %2d on disk and not acknowledged, %2d"
                        + " neither",
                kills.size(),
                script.kills(),
                after.toNanos() / 1e6,
                homes.all().size(),
                kill.answered(),
                kill.stored(),
                kill.neither()));
        clear();
        return next;
    }

    /** A kill before the first append or after the last acknowledgement proves little: the next ones come later or sooner. */
    private void aim(KillResult.Kill met) {
        if (met.answered() == homes.all().size()) {
            spanNanos = (long) (spanNanos * SOONER);
        } else if (met.answered() + met.stored() == 0) {
            spanNanos = (long) (spanNanos * LATER);
        }
    }

    private void suffer(KillScript.Suffering suffering) {
        pause();
        new TroubledStore(redis).suffer(suffering.trouble(), () -> {
            long acknowledged = homes.acknowledged();
            long connections = homes.connections();
            press();
            Waiting.rest(suffering.time());
            troubles.add(new KillResult.Suffered(
                    suffering.trouble(),
                    homes.waiting(),
                    homes.acknowledged() - acknowledged,
                    homes.connections() - connections));
        });
        settle();
        KillResult.Suffered suffered = troubles.getLast();
        progress.accept(String.format(
                Locale.ROOT,
                "%s for %d s: %d presses, %d acknowledged meanwhile, %d connections opened anew, %d wait now",
                suffering.trouble().words(),
                suffering.time().toSeconds(),
                suffered.presses(),
                suffered.acknowledged(),
                suffered.reconnected(),
                homes.waiting()));
        clear();
    }

    /** Until frames that tell the time to the second are no copies of the press before. */
    private void pause() {
        Waiting.rest(APART.minusNanos(System.nanoTime() - pressedNanos));
    }

    private void press() {
        pressedNanos = System.nanoTime();
        due += homes.all().size();
        homes.press();
    }

    private boolean isAnswered() {
        return homes.raised() >= due && homes.waiting() == 0;
    }

    /** Every device knows, and every press is in an incident, or patience has ended; the result tells which. */
    private void settle() {
        Waiting.until(PATIENCE, this::isAnswered);
        Waiting.until(PATIENCE, () -> !book.read() && book.count() >= homes.raised());
    }

    /** The next press of each device is an incident of its own. */
    private void clear() {
        try {
            desk.close(book.open());
        } catch (CompletionException late) {
            progress.accept("the incidents are not closed yet: " + late.getMessage());
        }
        Waiting.until(PATIENCE, () -> !book.read() && book.open().isEmpty());
    }

    private KillResult result() {
        long lost = 0;
        long doubled = 0;
        for (Home home : homes.all()) {
            String device = home.device().id();
            lost += Math.max(0, home.raised() - book.count(device));
            doubled += Math.max(0, book.count(device) - home.raised()) + book.doubled(device);
        }
        return new KillResult(kills, homes.raised(), homes.waiting(), lost, doubled, book.gaps(), troubles);
    }

    private void await(String what, Duration atMost, BooleanSupplier there) {
        if (!Waiting.until(atMost, there)) {
            throw new IllegalStateException(
                    "waited " + atMost.toSeconds() + " s for " + what + "; what the processes said is in " + folder);
        }
    }

    private GatewayChild start() {
        return closing.add("gateway", GatewayChild.start(redis.uri(), ports, folder));
    }
}
