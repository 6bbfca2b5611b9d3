package org.anling.simulation.fleet.device;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.anling.simulation.fleet.pace.Crew;
import org.anling.simulation.fleet.pace.Pace;

/** A watch on a TCP socket. One thread reads and only queues, the other one owns the machine and writes. */
public final class WatchDevice implements SimulatedDevice {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_FRAME = 4_096;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private final String id;
    private final InetSocketAddress server;
    private final WatchMachine machine;
    private final Pace pace;
    private final Crew crew;
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>(256);

    public WatchDevice(String id, InetSocketAddress server, WatchMachine machine, Pace pace, Crew crew) {
        this.id = id;
        this.server = server;
        this.machine = machine;
        this.pace = pace;
        this.crew = crew;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void raise(Alarm alarm) {
        happenings.offer(new Happening.Raised(alarm));
    }

    @Override
    public void run() throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.connect(server, CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            happenings.removeIf(old -> !(old instanceof Happening.Raised));
            crew.once(() -> listen(socket));
            OutputStream out = socket.getOutputStream();
            send(out, machine.connected(pace.now()));
            converse(out);
        }
    }

    private void converse(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Happening next = happenings.poll(waitMillis(), TimeUnit.MILLISECONDS);
            Instant now = pace.now();
            switch (next) {
                case null -> send(out, machine.tick(now));
                case Happening.Received(String content) -> send(out, machine.received(content, now));
                case Happening.Raised(Alarm alarm) -> send(out, machine.raise(alarm, now));
                case Happening.Lost() -> throw new IOException("the connection was closed");
            }
        }
    }

    private long waitMillis() {
        Instant now = pace.now();
        Instant due = machine.nextDue();
        Duration wait = due.isBefore(now.plus(LONGEST_WAIT)) ? Duration.between(now, due) : LONGEST_WAIT;
        return Math.max(1, wait.toMillis());
    }

    private void send(OutputStream out, List<String> contents) throws IOException {
        for (String content : contents) {
            out.write(machine.frame(content));
        }
        out.flush();
    }

    private void listen(Socket socket) {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            StringBuilder frame = new StringBuilder();
            for (int octet = in.read(); octet >= 0 && frame.length() < LONGEST_FRAME; octet = in.read()) {
                switch (octet) {
                    case '[' -> frame.setLength(0);
                    case ']' -> happenings.offer(new Happening.Received(WatchFrame.content(frame.toString())));
                    default -> frame.append(new String(new byte[] {(byte) octet}, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException broken) {
            // The other thread is told below and connects again.
        } finally {
            happenings.offer(new Happening.Lost());
        }
    }

    private sealed interface Happening {

        record Received(String content) implements Happening {}

        record Raised(Alarm alarm) implements Happening {}

        record Lost() implements Happening {}
    }
}
