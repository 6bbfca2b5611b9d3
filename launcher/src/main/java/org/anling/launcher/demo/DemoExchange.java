package org.anling.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.anling.launcher.settings.ServerSettings;
import org.anling.simulation.exchange.ExchangeSimulator;

/** The simulated telephone exchange inside the demo; it learns where the pages are when their port is known. */
final class DemoExchange implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final CompletableFuture<URI> console = new CompletableFuture<>();
    private final ExchangeSimulator exchange;

    private DemoExchange() throws IOException {
        exchange = ExchangeSimulator.start(
                new ExchangeSimulator.Options(console::join, UUID.randomUUID().toString(), PATIENCE),
                InstantSource.system());
    }

    static DemoExchange start() {
        try {
            return new DemoExchange();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What the demo sets so that calls come from there and numbers are dialled there. */
    List<String> settings() {
        return List.of("telephony.secret=" + exchange.secret(), "telephony.hook.url=" + exchange.hook());
    }

    void reportTo(ServerSettings.Listening ports) {
        console.complete(URI.create(DemoTexts.url("http", ports, ports.consolePort(), "/")));
    }

    void ring(String number, Duration patience) {
        exchange.ring(number, patience);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
