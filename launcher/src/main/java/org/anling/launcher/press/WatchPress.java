package org.anling.launcher.press;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.anling.gateway.server.intake.OwnSockets;

/** Sends a press and waits for its acknowledgement, which the server owes only after it is on disk. */
public final class WatchPress {
    private static final int LONGEST_ANSWER = 4_096;

    private final InetSocketAddress server;
    private final Duration patience;

    private final OwnSockets own;

    /** A press from outside: what it says of itself must do. */
    public WatchPress(InetSocketAddress server, Duration patience) {
        this(server, patience, new OwnSockets());
    }

    /** @param own of the gateway in this process, so that it knows where the press comes from */
    public WatchPress(InetSocketAddress server, Duration patience, OwnSockets own) {
        this.server = server;
        this.patience = patience;
        this.own = own;
    }

    /** What came back, and how long it took from the last byte sent. */
    public record Answer(String frame, Duration after) {}

    public Answer send(String frame) throws IOException {
        return send(List.of(frame), answer -> answer.endsWith("]") ? 1 : 0);
    }

    /** Sends frames of another protocol; each but the last waits for the answer to the one before it. */
    public Answer send(OtherFrame kind, Instant now) throws IOException {
        return send(kind.of(now), kind::ends);
    }

    private Answer send(List<String> frames, ToIntFunction<String> answers) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(patience.toMillis());
            socket.connect(server, millis);
            socket.setSoTimeout(millis);
            socket.setTcpNoDelay(true);
            InetSocketAddress local = (InetSocketAddress) socket.getLocalSocketAddress();
            own.opened(local);
            try {
                return exchange(socket, frames, answers);
            } finally {
                own.closing(local);
            }
        }
    }

    private static Answer exchange(Socket socket, List<String> frames, ToIntFunction<String> answers)
            throws IOException {
        Answer last = new Answer("", Duration.ZERO);
        for (String frame : frames) {
            socket.getOutputStream().write(frame.getBytes(StandardCharsets.ISO_8859_1));
            long sent = System.nanoTime();
            String answer = firstFrame(socket.getInputStream(), answers);
            last = new Answer(answer, Duration.ofNanos(System.nanoTime() - sent));
        }
        return last;
    }

    private static String firstFrame(InputStream in, ToIntFunction<String> answers) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.length() < LONGEST_ANSWER) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed the connection without an acknowledgement");
            }
            answer.append((char) next);
            if (answers.applyAsInt(answer.toString()) > 0) {
                return answer.toString();
            }
        }
        throw new IOException("the answer does not end");
    }
}
