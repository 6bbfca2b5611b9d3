package org.anling.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The floor of what a message broker costs: a Mosquitto of this machine, one publisher, one subscriber, quality of service 1, nothing on
 * disk.
 */
final class BrokerHop implements AutoCloseable {

    private static final String TOPIC = "bench/alarm";
    private static final String PADDING = " " + "x".repeat(50);

    private final Mosquitto broker;
    private final Wires wires;
    private final MqttWire publisher;
    /** What the subscriber heard, by number; only the event loop writes it. */
    private long[] ended = {};

    private CountDownLatch left = new CountDownLatch(0);

    private BrokerHop(Mosquitto broker, Wires wires) throws InterruptedException, TimeoutException {
        this.broker = broker;
        this.wires = wires;
        int port = broker.port();
        CountDownLatch ready = new CountDownLatch(3);
        MqttWire subscriber = MqttWire.open(wires, port, new MqttWire.Client("bench-in", "", this::heard), ready);
        this.publisher = MqttWire.open(wires, port, new MqttWire.Client("bench-out", "", (text, at) -> {}), ready);
        subscriber.subscribe(TOPIC);
        Wires.await("connections to Mosquitto", ready);
    }

    static BrokerHop start(Path program, Path folder, Wires wires)
            throws IOException, InterruptedException, TimeoutException {
        Mosquitto broker = Mosquitto.start(program, folder);
        try {
            return new BrokerHop(broker, wires);
        } catch (InterruptedException | TimeoutException e) {
            broker.close();
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
        broker.close();
    }

    /** A message that was sent twice counts when it came first. */
    private void heard(String text, long at) {
        int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        if (number < ended.length && ended[number] == 0) {
            ended[number] = at;
            left.countDown();
        }
    }
}
