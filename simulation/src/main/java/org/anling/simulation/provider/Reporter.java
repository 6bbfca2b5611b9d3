package org.anling.simulation.provider;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.dispatcher.server.notice.channel.ChannelException;
import org.anling.dispatcher.server.notice.channel.ProviderContract.Heard;
import org.anling.dispatcher.server.notice.channel.ProviderContract.Report;
import org.anling.dispatcher.server.notice.channel.SignedHttp;

/** Sends reports after a while, and again until somebody takes them. */
final class Reporter implements AutoCloseable {

    private static final int TRIES = 5;

    private final GotBook book;
    private final SignedHttp http;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("provider-", 0).daemon().factory());
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers;

    Reporter(GotBook book, String secret, InstantSource clock) {
        this.book = book;
        this.http = new SignedHttp(secret, clock);
        this.numbers = new AtomicLong(clock.instant().toEpochMilli() * 1000);
    }

    /** A name that no other report has. */
    String name() {
        return "ev-" + numbers.incrementAndGet();
    }

    /** Breaks a message off: what was to be reported of it is not. */
    void cancel(String id) {
        cancelled.add(id);
        book.note(id, "cancelled");
    }

    boolean isCancelled(String id) {
        return cancelled.contains(id);
    }

    void later(Duration delay, Got got, Report report) {
        timer.schedule(
                () -> Thread.startVirtualThread(() -> send(got, report, 1)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(Got got, Report report, int attempt) {
        if (cancelled.contains(got.id())) {
            return;
        }
        String told = report.kind() + (report.text() == null ? "" : " " + report.text());
        try {
            Heard heard = ContractJson.decode(http.post(URI.create(got.callback()), report), Heard.class);
            book.note(got.id(), told + " -> " + heard.result() + (heard.say() == null ? "" : ": " + heard.say()));
        } catch (ChannelException e) {
            book.note(got.id(), told + " -> " + e.getMessage());
            if (e.kind() == ChannelException.Kind.DOWN && attempt < TRIES) {
                timer.schedule(
                        () -> Thread.startVirtualThread(() -> send(got, report, attempt + 1)), 1, TimeUnit.SECONDS);
            }
        } catch (UnreadableException e) {
            book.note(got.id(), told + " -> unreadable answer");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
    }
}
