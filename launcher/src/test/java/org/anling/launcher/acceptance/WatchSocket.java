package org.anling.launcher.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A watch as bare bytes on a socket; what netcat would do. */
final class WatchSocket implements AutoCloseable {

    /** The SOS example of the watch protocol with a status word and a time of its own. */
    static final String ID = "3405000001";

    private final Socket socket;

    WatchSocket(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An SOS frame of the enrolled watch; the time makes it a press of its own. */
    static String sos(String hhmmss) {
        return frame("AL_LTE", hhmmss, "00010008");
    }

    static String frame(String keyword, String hhmmss, String status) {
        String content = keyword + ",140326," + hhmmss
                + ",A,39.882200,N,116.4066000,E,1.20,87.5,44.0,9,85,63,2310,4," + status
                + ",2,1,460,0,9520,3671,152,9520,3672,140,1,Home-AP,02:00:5e:10:00:01,-61,12.5";
        return "[3G*" + ID + "*" + String.format("%04X", content.length()) + "*" + content + "]";
    }

    WatchSocket send(String frame) {
        try {
            socket.getOutputStream().write(frame.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next frame from the server, or empty if none came in time or the connection ended. */
    Optional<String> answer(Duration within) {
        StringBuilder frame = new StringBuilder();
        long end = System.nanoTime() + within.toNanos();
        try {
            while (true) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                socket.setSoTimeout((int) left);
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return Optional.empty();
                }
                frame.append((char) next);
                if (next == ']') {
                    return Optional.of(frame.toString());
                }
            }
        } catch (SocketTimeoutException silent) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
