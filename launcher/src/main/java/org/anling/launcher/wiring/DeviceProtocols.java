package org.anling.launcher.wiring;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.anling.gateway.server.GatewayConfig;
import org.anling.gateway.server.dc09.Dc09Sites;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.DeviceKeys;

/** Hands the gateway what is set about single protocols, the file of DC-09 accounts read and the broker named. */
final class DeviceProtocols {

    private DeviceProtocols() {}

    /** @param client name of this gateway at a broker, unless the settings have one */
    static GatewayConfig.Protocols of(DeviceKeys keys, String client) {
        GatewayConfig.Protocols own = new GatewayConfig.Protocols(
                keys.watchPort(),
                keys.dc09Port(),
                keys.dc09UdpPort(),
                keys.gt06Port(),
                keys.jt808Port(),
                keys.dc09Sites().map(DeviceProtocols::sites).orElse(Dc09Sites.NONE));
        return keys.broker().map(broker -> own.withBroker(broker.named(client))).orElse(own);
    }

    private static Dc09Sites sites(Path file) {
        try {
            return Dc09Sites.read(file);
        } catch (IllegalArgumentException | UncheckedIOException unreadable) {
            throw new BadSetting("devices.dc09.sites = " + file + ": " + unreadable.getMessage());
        }
    }
}
