package org.anling.simulation.provider;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Takes every mail and delivers none: as much of SMTP as a client needs to hand one over. A virtual thread per connection. */
final class SmtpSink implements AutoCloseable {

    private static final int LINES = 10_000;

    private final ServerSocket socket = new ServerSocket();
    private final GotBook book;
    private final InstantSource clock;

    SmtpSink(InetSocketAddress address, GotBook book, InstantSource clock) throws IOException {
        this.book = book;
        this.clock = clock;
        socket.bind(address);
    }

    int port() {
        return socket.getLocalPort();
    }

    void start() {
        Thread.ofVirtual().name("smtp-sink").start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed; the loop sees it.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            String to = "";
            String line = in.readLine();
            while (line != null) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("RCPT TO:")) {
                    to = line.substring(8).replaceAll("[<>\\s]", "");
                    say(out, "250 ok");
                } else if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    keep(to, data(in));
                    say(out, "250 taken");
                } else if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
                line = in.readLine();
            }
        } catch (IOException | MessagingException e) {
            // The client went away or sent no mail; there is nobody to tell.
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        String line = in.readLine();
        for (int i = 0; line != null && !line.equals(".") && i < LINES; i++) {
            data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            line = in.readLine();
        }
        return data.toString();
    }

    private void keep(String to, String data) throws IOException, MessagingException {
        MimeMessage mail = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)));
        String[] id = mail.getHeader("X-Anling-Id");
        String text = mail.getSubject() + "\n" + mail.getContent();
        String name = id == null ? "mail-" + clock.instant().toEpochMilli() : id[0];
        book.add(new Got(name, "mail", to, "", text, "", clock.instant(), List.of()));
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
