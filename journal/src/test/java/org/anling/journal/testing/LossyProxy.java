package org.anling.journal.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy between a client and Redis that plays a bad network: it carries everything to the server and may keep the answers, or cut
 * every connection. A virtual thread per direction.
 */
public final class LossyProxy implements AutoCloseable {

    private final ServerSocket listener;
    private volatile InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallow;

    private LossyProxy(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /** Starts one before a server. */
    public static LossyProxy before(String redisUri) {
        try {
            URI uri = URI.create(redisUri);
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            LossyProxy proxy = new LossyProxy(listener, new InetSocketAddress(uri.getHost(), uri.getPort()));
            Thread.ofVirtual().name("proxy-accept").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For clients. */
    public String uri() {
        return "redis://127.0.0.1:" + listener.getLocalPort();
    }

    /** From now on answers are kept. What the client sends still arrives. */
    public void swallowAnswers() {
        swallow = true;
    }

    /** Answers flow again; those that were kept are gone. */
    public void heal() {
        swallow = false;
    }

    /** As a name that points at another server from now on; whoever was connected is cut off. */
    public void moveTo(String redisUri) {
        URI uri = URI.create(redisUri);
        server = new InetSocketAddress(uri.getHost(), uri.getPort());
        cut();
    }

    /** Cuts every connection, with what is in flight. */
    public void cut() {
        open.forEach(LossyProxy::closeQuietly);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket();
                upstream.connect(server, 1_000);
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> carry(client, upstream, false));
                Thread.ofVirtual().start(() -> carry(upstream, client, true));
            } catch (IOException refused) {
                // The listener was closed, or the server is down: the client sees a closed connection.
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!answers || !swallow) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException broken) {
            // One side went away; the other follows below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
