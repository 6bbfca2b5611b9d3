package org.anling.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.anling.launcher.Arguments;
import org.anling.launcher.settings.Settings;
import org.anling.simulation.provider.ProviderSimulator;
import org.anling.simulation.provider.Rule;

/** The simulated provider inside the demo: everybody is silent until a visitor answers for them on its page. */
final class DemoProvider {
    private static final Duration STEP = Duration.ofSeconds(1);

    private DemoProvider() {}

    /** On the port of the settings, or on a free one where another demo has it. */
    static ProviderSimulator start(Arguments arguments) {
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        String secret = UUID.randomUUID().toString();
        ProviderSimulator.Options wanted = new ProviderSimulator.Options(
                typed.port("demo.provider.port"), 0, secret, Rule.SILENT, typed.seed("demo.seed"), STEP);
        try {
            return ProviderSimulator.start(wanted, InstantSource.system());
        } catch (IOException taken) {
            return startAnywhere(wanted);
        }
    }

    private static ProviderSimulator startAnywhere(ProviderSimulator.Options wanted) {
        try {
            return ProviderSimulator.start(
                    new ProviderSimulator.Options(
                            0, 0, wanted.secret(), wanted.otherwise(), wanted.seed(), wanted.step()),
                    InstantSource.system());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What the demo sets so that its notices go there; links in its texts can be opened on this machine. */
    static List<String> settings(ProviderSimulator provider) {
        int callback = free();
        return List.of(
                "notice.provider.url=http://127.0.0.1:" + provider.port(),
                "notice.secret=" + provider.secret(),
                "notice.callback.port=" + callback,
                "notice.callback.url=http://127.0.0.1:" + callback,
                "notice.duty.phone=010-0000-0119",
                "notice.mail.host=127.0.0.1",
                "notice.mail.port=" + provider.mailPort(),
                "notice.mail.security=none",
                "notice.mail.from=centre@anling.example");
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
