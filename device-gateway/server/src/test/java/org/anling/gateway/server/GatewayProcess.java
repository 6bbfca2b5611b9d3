package org.anling.gateway.server;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;

/** A gateway in a process of its own, so that it can be killed. */
final class GatewayProcess implements AutoCloseable {

    private final Process process;

    private GatewayProcess(Process process) {
        this.process = process;
    }

    static GatewayProcess start(String redis, String broker, String client) {
        try {
            return new GatewayProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            GatewayProcess.class.getName(),
                            redis,
                            broker,
                            client)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    /** @param args Redis, broker, client */
    public static void main(String[] args) throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        JournalConfig config = JournalConfig.of(args[0]).withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1));
        try (RedisJournal journal = RedisJournal.open(config, meters);
                DeviceGateway _ = DeviceGateway.start(
                        GatewayConfig.of(args[2], GatewayFixture.CENTRE)
                                .withPorts(0, 0, 0)
                                .withProtocols(
                                        GatewayConfig.Protocols.COMMON.withBroker(BrokerIT.settings(args[1], args[2]))),
                        journal,
                        meters)) {
            new CountDownLatch(1).await();
        }
    }
}
