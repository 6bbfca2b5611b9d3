package org.anling.gateway.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A device on a bare socket. */
final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(int port) {
        this(port, "127.0.0.1");
    }

    /** @param from address of ours to come from; loopback has many */
    RawClient(int port, String from) {
        try {
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that nothing more will come, and goes on listening. */
    RawClient endInput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What arrives until that many characters are there, the time is over or the server closes. */
    String read(int length, Duration atMost) {
        StringBuilder text = new StringBuilder();
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (text.length() < length) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                socket.setSoTimeout((int) left);
                int octet = in.read();
                if (octet < 0) {
                    return text + "<closed>";
                }
                text.append((char) octet);
            }
        } catch (SocketTimeoutException over) {
            return text.toString();
        } catch (IOException reset) {
            return text + "<closed>";
        }
        return text.toString();
    }

    /** What arrives in a time. */
    String readFor(Duration time) {
        return read(Integer.MAX_VALUE, time);
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
