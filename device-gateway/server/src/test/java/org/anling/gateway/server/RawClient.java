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
import java.util.HexFormat;
import java.util.Locale;

/** A device on a bare socket. */
final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(int port) {
        this(port, "127.0.0.1");
    }

    /** @param from address of ours to come from; loopback has many */
    RawClient(int port, String from) {
        this(port, from, 0);
    }

    /** @param receiveBuffer how much the system may take for it that it has not read, 0 for as much as usual */
    RawClient(int port, String from, int receiveBuffer) {
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient sendHex(String hex) {
        return send(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)));
    }

    /** What was read, one character per octet, in hexadecimal. */
    static String hex(String read) {
        return hex(read.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private RawClient send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
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

    /** What arrives up to a carriage return. */
    String readFrame(Duration atMost) {
        return readTo("\r", 0, atMost);
    }

    /** What arrives between two marks of JT/T 808, these included, in hexadecimal. Its length is not known before: octets are escaped. */
    String readMarked(Duration atMost) {
        return hex(readTo("~", 1, atMost));
    }

    private String readTo(String last, int from, Duration atMost) {
        StringBuilder frame = new StringBuilder();
        long end = System.nanoTime() + atMost.toNanos();
        while (frame.indexOf(last, from) < 0 && System.nanoTime() < end) {
            String next = read(1, Duration.ofNanos(end - System.nanoTime()));
            frame.append(next);
            if (next.length() != 1) {
                break;
            }
        }
        return frame.toString();
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
