package org.anling.launcher.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The floor of what a message broker costs: a Mosquitto of this machine, one publisher, one subscriber, quality of service 1, nothing on
 * disk.
 */
final class BrokerHop implements AutoCloseable {

    private static final String TOPIC = "bench/alarm";
    private static final String PADDING = " " + "x".repeat(50);
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Process broker;
    private final Wires wires;
    private final MqttWire publisher;
    /** What the subscriber heard, by number; only the event loop writes it. */
    private long[] ended = {};

    private CountDownLatch left = new CountDownLatch(0);

    private BrokerHop(Process broker, Wires wires, int port) throws InterruptedException, TimeoutException {
        this.broker = broker;
        this.wires = wires;
        CountDownLatch ready = new CountDownLatch(3);
        MqttWire subscriber = MqttWire.open(wires, port, new MqttWire.Client("bench-in", "", this::heard), ready);
        this.publisher = MqttWire.open(wires, port, new MqttWire.Client("bench-out", "", (text, at) -> {}), ready);
        subscriber.subscribe(TOPIC);
        Wires.await("connections to Mosquitto", ready);
    }

    /** The program, if this machine has it. */
    static Optional<Path> findProgram() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin";
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static BrokerHop start(Path program, Path folder, Wires wires)
            throws IOException, InterruptedException, TimeoutException {
        int port = freePort();
        Path config = folder.resolve("mosquitto.conf");
        Files.writeString(config, """
            listener %d 127.0.0.1
            allow_anonymous true
            persistence false
            set_tcp_nodelay true
            max_queued_messages 100000
            max_inflight_messages 0
            """.formatted(port));
        Process broker = new ProcessBuilder(program.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        try {
            awaitPort(port);
            return new BrokerHop(broker, wires, port);
        } catch (IOException | InterruptedException | TimeoutException e) {
            broker.destroy();
            throw e;
        }
    }

    /** One round at a pace. */
    void round(Pacer pacer, int times, Timings into) throws InterruptedException {
        long[] begun = new long[times];
        CountDownLatch all = new CountDownLatch(times);
        wires.loop()
                .submit(() -> {
                    ended = new long[times];
                    left = all;
                })
                .syncUninterruptibly();
        pacer.fire(
                times,
                i -> wires.loop().execute(() -> {
                    begun[i] = System.nanoTime();
                    publisher.publish(TOPIC, i + PADDING);
                }));
        boolean _ = all.await(20, TimeUnit.SECONDS);
        long[] heard = wires.loop().submit(() -> ended).syncUninterruptibly().getNow();
        for (int i = 0; i < times; i++) {
            into.add(begun[i], heard[i]);
        }
    }

    @Override
    public void close() {
        broker.destroy();
    }

    /** A message that was sent twice counts when it came first. */
    private void heard(String text, long at) {
        int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        if (number < ended.length && ended[number] == 0) {
            ended[number] = at;
            left.countDown();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) throws IOException {
        long end = System.nanoTime() + START_NANOS;
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end) {
                    throw new IOException("Mosquitto does not listen on port " + port, notYet);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
