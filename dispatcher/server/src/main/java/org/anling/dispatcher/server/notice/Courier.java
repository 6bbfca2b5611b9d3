package org.anling.dispatcher.server.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.NoticeAction;
import org.anling.dispatcher.server.notice.channel.ChannelException;
import org.anling.dispatcher.server.notice.channel.Message;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings deliveries out: a virtual thread each, a limit per channel, a circuit that knows a broken one. Reports every outcome. */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE = 64;
    private static final int WAITING = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Messages messages;
    private final Reports reports;
    private final InstantSource clock;
    private final Map<Channel, Desk> desks = new EnumMap<>(Channel.class);

    /** Pushes that are being handed over: whoever was woken is stood down after that and not before. True: it went out. */
    private final Map<String, CompletableFuture<Boolean>> onTheWay = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What a courier works with. */
    record Kit(NoticeConfig config, People people, Texts texts, LinkTokens tokens, Reports reports) {}

    /** One channel with its limits. */
    private record Desk(NoticeChannel channel, Semaphore permits, Circuit circuit, NoticeMeters meters) {}

    Courier(Kit kit, List<NoticeChannel> channels, MeterRegistry meters, InstantSource clock) {
        this.messages = new Messages(kit, clock);
        this.reports = kit.reports();
        this.clock = clock;
        channels.forEach(channel -> desks.put(
                channel.channel(),
                new Desk(
                        channel,
                        new Semaphore(AT_ONCE, true),
                        new Circuit(),
                        NoticeMeters.of(meters, kit.config().centre(), channel.channel()))));
    }

    /** Reports in the background that nothing reaches the recipient. */
    void giveUp(Delivery delivery) {
        threads.execute(() -> reports.unreachable(delivery));
    }

    /**
     * Sends in the background. One thread calls this and {@link #stop}.
     *
     * @param stillTrue is asked right before it goes out
     */
    void send(Delivery delivery, Predicate<String> stillTrue) {
        Desk desk = desks.get(delivery.channel());
        if (desk != null && delivery.attempt() > 1) {
            // Nobody may know whether the attempt before got through: it must not ring beside this one.
            Delivery before = new Delivery(delivery.notice(), delivery.channel(), delivery.attempt() - 1);
            threads.execute(() -> desk.channel.stop(before.id()));
        }
        if (desk == null) {
            threads.execute(() -> reports.fact(delivery, NoticeFact.FAILED, "channel-off"));
        } else if (desk.meters.waiting().incrementAndGet() > WAITING) {
            desk.meters.waiting().decrementAndGet();
            threads.execute(() -> failed(desk, delivery, "queue-full"));
        } else {
            if (delivery.channel() == Channel.PUSH) {
                onTheWay.put(delivery.id(), new CompletableFuture<>());
            }
            threads.execute(() -> {
                try {
                    sendInTurn(desk, delivery, stillTrue);
                } catch (RuntimeException ours) {
                    LOG.error("notice={} could not be sent by a fault of ours", delivery.id(), ours);
                    failed(desk, delivery, "fault");
                } finally {
                    desk.meters.waiting().decrementAndGet();
                    arrived(delivery, false);
                }
            });
        }
    }

    /** No longer on the way; only the first word counts. */
    private void arrived(Delivery delivery, boolean out) {
        CompletableFuture<Boolean> way = onTheWay.remove(delivery.id());
        if (way != null) {
            way.complete(out);
        }
    }

    /** Breaks off in the background; whoever was woken for nothing is told so. */
    void stop(NoticeAction.Stop stop) {
        Delivery delivery = stop.delivery();
        Desk desk = desks.get(delivery.channel());
        if (desk != null && delivery.channel() == Channel.PUSH && stop.standsDown()) {
            CompletableFuture<Boolean> way =
                    onTheWay.getOrDefault(delivery.id(), CompletableFuture.completedFuture(true));
            threads.execute(() -> standDown(desk, delivery, way));
        } else if (desk != null) {
            threads.execute(() -> desk.channel.stop(delivery.id()));
        }
    }

    /** Nobody repeats it: the page says the same as soon as it is opened. */
    private void standDown(Desk desk, Delivery delivery, CompletableFuture<Boolean> way) {
        try {
            Optional<Message> over =
                    way.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? messages.over(delivery) : Optional.empty();
            if (over.isPresent()) {
                desk.channel.standDown(over.get());
                LOG.info("notice={} channel={} stood down", delivery.id(), delivery.channel());
            }
        } catch (ChannelException | ExecutionException | TimeoutException e) {
            LOG.warn("notice={} channel={} not stood down: {}", delivery.id(), delivery.channel(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Which channels failed lately, for the health page; empty if none. */
    Optional<String> findProblem() {
        List<String> broken = desks.values().stream()
                .flatMap(desk -> desk.circuit.isBroken()
                        ? Stream.of(desk.channel.channel().toString())
                        : desk.channel.findProblem().stream())
                .toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("notices do not get out by " + String.join(", ", broken)
                        + "; look at the provider or the address in the settings");
    }

    private void sendInTurn(Desk desk, Delivery delivery, Predicate<String> stillTrue) {
        if (!desk.circuit.mayTry(clock.instant())) {
            failed(desk, delivery, "channel-down");
            return;
        }
        boolean mine = false;
        try {
            mine = desk.permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                failed(desk, delivery, "channel-busy");
            } else if (stillTrue.test(delivery.notice().id())) {
                handOver(desk, delivery);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (mine) {
                desk.permits.release();
            }
        }
    }

    private void handOver(Desk desk, Delivery delivery) {
        Optional<Message> message = messages.of(delivery);
        if (message.isEmpty()) {
            failed(desk, delivery, "no-address");
            return;
        }
        Instant begun = clock.instant();
        try {
            NoticeChannel.Handed handed = desk.channel.send(message.get());
            arrived(delivery, true);
            desk.circuit.worked();
            desk.meters.sent().increment();
            LOG.info(
                    "notice={} channel={} sent in {} ms",
                    delivery.id(),
                    delivery.channel(),
                    Duration.between(begun, clock.instant()).toMillis());
            reports.fact(delivery, NoticeFact.SENT, null);
            if (handed == NoticeChannel.Handed.DELIVERED) {
                reports.fact(delivery, NoticeFact.DELIVERED, null);
            }
        } catch (ChannelException e) {
            switch (e.kind()) {
                case DOWN -> desk.circuit.failed(clock.instant());
                case REFUSED -> desk.circuit.worked();
            }
            failed(desk, delivery, String.valueOf(e.getMessage()));
        }
    }

    private void failed(Desk desk, Delivery delivery, String word) {
        desk.meters.failed().increment();
        LOG.warn("notice={} channel={} failed: {}", delivery.id(), delivery.channel(), word);
        reports.fact(delivery, NoticeFact.FAILED, word);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        desks.values().forEach(desk -> desk.channel.close());
    }
}
