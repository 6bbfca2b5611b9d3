package org.anling.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.launcher.demo.DataFolder;
import org.anling.launcher.press.OtherFrame;
import org.anling.launcher.press.WatchFrame;
import org.anling.launcher.press.WatchPress;
import org.anling.launcher.settings.BadSetting;

/** {@code ./anling press sos}: finds the running demo, sends the frame, prints both frames and the milliseconds. */
final class PressCommand {
    private static final String WATCH = "3405000001";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Arguments arguments;
    private final Words words;

    PressCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() {
        String word = arguments.words().isEmpty() ? "sos" : arguments.words().getFirst();
        Optional<OtherFrame> other = Arrays.stream(OtherFrame.values())
                .filter(frame -> frame.word().equals(word))
                .findFirst();
        WatchFrame watch = other.isPresent() ? WatchFrame.SOS : kind(word);
        WatchPress press = new WatchPress(server(), PATIENCE);
        try {
            if (other.isPresent()) {
                send(other.get(), press);
            } else {
                send(watch, press);
            }
            return 0;
        } catch (IOException unanswered) {
            words.say("没有得到应答: " + unanswered.getMessage(), "no acknowledgement: " + unanswered.getMessage());
            return 1;
        }
    }

    private static void send(WatchFrame kind, WatchPress press) throws IOException {
        String frame = kind.of(WATCH, LocalDateTime.now(ZoneOffset.UTC));
        System.out.println("-> " + frame);
        WatchPress.Answer answer = press.send(frame);
        print(answer.frame(), answer.after());
    }

    private static void send(OtherFrame kind, WatchPress press) throws IOException {
        Instant now = Instant.now();
        kind.of(now).forEach(frame -> System.out.println("-> " + kind.shown(frame)));
        WatchPress.Answer answer = press.send(kind, now);
        print(kind.shown(answer.frame()), answer.after());
    }

    private static void print(String answer, Duration after) {
        System.out.printf(Locale.ROOT, "<- %s  %.1f ms%n", answer, after.toNanos() / 1_000_000.0);
    }

    private InetSocketAddress server() {
        Path data = Main.dataOf(arguments);
        Properties running = DataFolder.running(data)
                .orElseThrow(() -> new BadSetting(words.text(
                        "没有正在运行的演示（" + data + "）；先在另一个终端运行: ./anling demo",
                        "no demo runs on " + data + "; start one in another terminal: ./anling demo")));
        return new InetSocketAddress(
                running.getProperty("bind.address", "127.0.0.1"),
                Integer.parseInt(running.getProperty("devices.tcp.port", "7700")));
    }

    private static WatchFrame kind(String word) {
        return Arrays.stream(WatchFrame.values())
                .filter(frame -> frame.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadSetting("press " + word + ": no device of ours can do that; one of: "
                        + Stream.concat(
                                        Arrays.stream(WatchFrame.values()).map(WatchFrame::word),
                                        Arrays.stream(OtherFrame.values()).map(OtherFrame::word))
                                .collect(Collectors.joining(", "))));
    }
}
