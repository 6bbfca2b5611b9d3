package org.anling.dispatcher.server.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.Purpose;
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

    private final NoticeConfig config;
    private final People people;
    private final Texts texts;
    private final LinkTokens tokens;
    private final Reports reports;
    private final InstantSource clock;
    private final Map<Channel, Desk> desks = new EnumMap<>(Channel.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What a courier works with. */
    record Kit(NoticeConfig config, People people, Texts texts, LinkTokens tokens, Reports reports) {}

    /** One channel with its limits. */
    private record Desk(NoticeChannel channel, Semaphore permits, Circuit circuit, NoticeMeters meters) {}

    Courier(Kit kit, List<NoticeChannel> channels, MeterRegistry meters, InstantSource clock) {
        this.config = kit.config();
        this.people = kit.people();
        this.texts = kit.texts();
        this.tokens = kit.tokens();
        this.reports = kit.reports();
        this.clock = clock;
        channels.forEach(channel -> desks.put(
                channel.channel(),
                new Desk(
                        channel,
                        new Semaphore(AT_ONCE, true),
                        new Circuit(),
                        NoticeMeters.of(meters, config.centre(), channel.channel()))));
    }

    /** Reports in the background that nothing reaches the recipient. */
    void giveUp(Delivery delivery) {
        threads.execute(() -> reports.unreachable(delivery));
    }

    /**
     * Sends in the background.
     *
     * @param stillTrue is asked right before it goes out
     */
    void send(Delivery delivery, Predicate<String> stillTrue) {
        Desk desk = desks.get(delivery.channel());
        if (desk != null && delivery.attempt() > 1) {
            // Nobody may know whether the attempt before got through: it must not ring beside this one.
            stop(new Delivery(delivery.notice(), delivery.channel(), delivery.attempt() - 1));
        }
        if (desk == null) {
            threads.execute(() -> reports.fact(delivery, NoticeFact.FAILED, "channel-off"));
        } else if (desk.meters.waiting().incrementAndGet() > WAITING) {
            desk.meters.waiting().decrementAndGet();
            threads.execute(() -> failed(desk, delivery, "queue-full"));
        } else {
            threads.execute(() -> {
                try {
                    sendInTurn(desk, delivery, stillTrue);
                } catch (RuntimeException ours) {
                    LOG.error("notice={} could not be sent by a fault of ours", delivery.id(), ours);
                    failed(desk, delivery, "fault");
                } finally {
                    desk.meters.waiting().decrementAndGet();
                }
            });
        }
    }

    /** Breaks off in the background. */
    void stop(Delivery delivery) {
        Desk desk = desks.get(delivery.channel());
        if (desk != null) {
            threads.execute(() -> desk.channel.stop(delivery.id()));
        }
    }

    /** Which channels failed lately, for the health page; empty if none. */
    Optional<String> findProblem() {
        List<String> broken = desks.values().stream()
                .filter(desk -> desk.circuit.isBroken())
                .map(desk -> desk.channel.channel().toString())
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
        Optional<Message> message = message(delivery);
        if (message.isEmpty()) {
            failed(desk, delivery, "no-address");
            return;
        }
        Instant begun = clock.instant();
        try {
            NoticeChannel.Handed handed = desk.channel.send(message.get());
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

    private Optional<Message> message(Delivery delivery) {
        Notice notice = delivery.notice();
        Optional<People.Addressee> found = people.find(notice);
        Optional<String> address = found.flatMap(person -> person.address(delivery.channel()));
        if (found.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        String language = found.get().language();
        ElderCard elder = people.elder(notice.elder()).orElse(null);
        boolean asks = switch (notice.purpose()) {
            case OFFER, REMINDER, ALARM, TEST -> true;
            case FAMILY_OPENED, FAMILY_ARRIVED, FAMILY_CLOSED -> false;
        };
        String link = asks && !config.link().isEmpty()
                ? config.link() + tokens.path(notice.id(), delivery.channel(), delivery.attempt())
                : "";
        return Optional.of(new Message(
                delivery.id(),
                delivery.channel(),
                notice.recipient(),
                address.get(),
                language,
                texts.title(notice, language),
                delivery.channel() == Channel.PUSH
                        ? texts.word("push.text", language)
                        : texts.text(notice, delivery.channel(), language, elder, link),
                link.isEmpty() ? null : link,
                asks ? tokens.of(delivery.id()) : null,
                notice.purpose() == Purpose.OFFER
                        ? notice.until()
                        : clock.instant().plus(PATIENCE.multipliedBy(12))));
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
