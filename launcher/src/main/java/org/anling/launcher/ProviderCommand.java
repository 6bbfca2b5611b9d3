package org.anling.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.Settings;
import org.anling.simulation.provider.ProviderSimulator;
import org.anling.simulation.provider.Rule;

/** {@code ./anling provider}: the simulated provider of calls and texts alone, until somebody stops it. */
final class ProviderCommand {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Arguments arguments;
    private final Words words;

    ProviderCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run(Stop stop) throws InterruptedException {
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        int port = typed.port("demo.provider.port");
        ProviderSimulator.Options options = new ProviderSimulator.Options(
                port,
                0,
                typed.required("notice.secret", "0123456789abcdef"),
                Rule.SILENT,
                typed.seed("demo.seed"),
                STEP);
        try (ProviderSimulator provider = ProviderSimulator.start(options, InstantSource.system())) {
            words.say(
                    "模拟服务商 http://127.0.0.1:" + provider.port() + "/   邮件端口 " + provider.mailPort(),
                    "simulated provider http://127.0.0.1:" + provider.port() + "/   mail port " + provider.mailPort());
            stop.await();
        } catch (IOException taken) {
            throw new BadSetting("demo.provider.port = " + port + ": the port is taken by another program; try: "
                    + arguments.typed() + " --set demo.provider.port=" + (port + 1));
        }
        return 0;
    }
}
