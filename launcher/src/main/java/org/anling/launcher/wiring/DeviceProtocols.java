package org.anling.launcher.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anling.dispatcher.server.plan.FolderTexts;
import org.anling.gateway.server.GatewayConfig;
import org.anling.gateway.server.dc09.Dc09Sites;
import org.anling.gateway.server.profile.ProfileFiles;
import org.anling.gateway.server.profile.Profiles;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.DeviceKeys;
import org.anling.plans.PlanFault;

/** Hands the gateway what is set about single protocols, the file of DC-09 accounts read and the broker named. */
final class DeviceProtocols {

    private DeviceProtocols() {}

    /**
     * Reads what files say.
     *
     * @param client name of this gateway at a broker, unless the settings have one
     * @param home of the program, where the shipped profiles lie
     * @throws BadSetting if a file cannot be read, or with everything that is wrong in a profile
     */
    static GatewayConfig.Protocols of(DeviceKeys keys, String client, Path home) {
        GatewayConfig.Protocols own = new GatewayConfig.Protocols(
                        keys.watchPort(),
                        keys.dc09Port(),
                        keys.dc09UdpPort(),
                        keys.gt06Port(),
                        keys.jt808Port(),
                        keys.dc09Sites().map(DeviceProtocols::sites).orElse(Dc09Sites.NONE))
                .withProfiles(profiles(keys.profiles(), home))
                .withKeyBox(keys.keyBox());
        GatewayConfig.Protocols safe = keys.tls().map(own::withTls).orElse(own);
        return keys.broker()
                .map(broker -> safe.withBroker(broker.named(client)))
                .orElse(safe);
    }

    /** A profile that is half understood would turn one alarm into another, so nothing begins with one. */
    private static Profiles profiles(Optional<Path> named, Path home) {
        Path folder = named.orElse(home.resolve("config").resolve("profiles"));
        if (named.isEmpty() && !Files.isDirectory(folder)) {
            return Profiles.NONE;
        }
        try {
            ProfileFiles files = ProfileFiles.of(FolderTexts.read(folder));
            if (files.faults().isEmpty()) {
                return files.profiles();
            }
            throw new BadSetting(files.faults().stream()
                    .map(PlanFault::toString)
                    .collect(Collectors.joining("\n", "devices.profiles = " + folder + ":\n", "")));
        } catch (IOException unreadable) {
            throw new BadSetting("devices.profiles = " + folder + ": " + unreadable);
        }
    }

    private static Dc09Sites sites(Path file) {
        try {
            return Dc09Sites.read(file);
        } catch (IllegalArgumentException | UncheckedIOException unreadable) {
            throw new BadSetting("devices.dc09.sites = " + file + ": " + unreadable.getMessage());
        }
    }
}
