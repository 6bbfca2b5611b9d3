package org.anling.simulation.fleet.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.anling.simulation.fleet.pace.Crew;
import org.anling.simulation.fleet.pace.Pace;
import org.anling.simulation.fleet.wire.Octets;

/** A device on a TCP socket. One thread reads and only queues, the other one owns the machine and writes. */
public final class SocketDevice implements SimulatedDevice {

    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private final String id;
    private final InetSocketAddress server;
    private final SocketMachine machine;
    private final Pace pace;
    private final Crew crew;
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>(256);

    public SocketDevice(String id, InetSocketAddress server, SocketMachine machine, Pace pace, Crew crew) {
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
            converse(socket, out);
        }
    }

    private void converse(Socket socket, OutputStream out) throws IOException, InterruptedException {
        while (!machine.hangsUp(pace.now())) {
            Happening next = happenings.poll(waitMillis(), TimeUnit.MILLISECONDS);
            Instant now = pace.now();
            switch (next) {
                case null -> send(out, machine.tick(now));
                case Happening.Received(String octets) -> send(out, machine.received(octets, now));
                case Happening.Raised(Alarm alarm) -> send(out, machine.raise(alarm, now));
                case Happening.Lost(Socket which)
                when which.equals(socket) -> throw new IOException("the connection was closed");
                // An older one, whose reader was slow to notice.
                case Happening.Lost _ -> {}
            }
        }
    }

    private long waitMillis() {
        Instant now = pace.now();
        Instant due = machine.nextDue();
        Duration wait = due.isBefore(now.plus(LONGEST_WAIT)) ? Duration.between(now, due) : LONGEST_WAIT;
        return Math.max(1, wait.toMillis());
    }

    private static void send(OutputStream out, List<String> frames) throws IOException {
        for (String frame : frames) {
            out.write(Octets.bytes(frame));
        }
        out.flush();
    }

    private void listen(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            byte[] piece = new byte[1_024];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                happenings.offer(new Happening.Received(Octets.of(Arrays.copyOf(piece, length))));
            }
        } catch (IOException broken) {
            // The other thread is told below and connects again.
        } finally {
            happenings.offer(new Happening.Lost(socket));
        }
    }

    private sealed interface Happening {

        record Received(String octets) implements Happening {}

        record Raised(Alarm alarm) implements Happening {}

        record Lost(Socket which) implements Happening {}
    }
}
