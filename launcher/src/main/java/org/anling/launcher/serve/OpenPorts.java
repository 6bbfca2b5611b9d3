package org.anling.launcher.serve;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anling.gateway.server.tls.TlsSettings;
import org.anling.gateway.server.tls.TlsSettings.Clients;
import org.anling.launcher.Words;
import org.anling.launcher.settings.Role;
import org.anling.launcher.settings.ServerSettings;

/** The table of listeners that a start of {@code serve} ends with: what each is for, and what protects it or does not. */
final class OpenPorts {
    private final Words words;
    private final Set<Role> roles;
    private final ServerSettings.Listening ports;
    private final Optional<TlsSettings> tls;

    OpenPorts(Words words, Set<Role> roles, ServerSettings.Listening ports, Optional<TlsSettings> tls) {
        this.words = words;
        this.roles = roles;
        this.ports = ports;
        this.tls = tls;
    }

    void print() {
        words.say("监听地址 " + ports.address() + "（bind.address）", "listening on " + ports.address() + " (bind.address)");
        if (roles.contains(Role.CONSOLE)) {
            line(
                    ports.consolePort(),
                    "console.port",
                    "需登录；自身无加密，请在前面放置 TLS 代理",
                    "sign-in; no encryption of its own: put a proxy with TLS in front");
        }
        if (roles.contains(Role.GATEWAY)) {
            devices();
            tls.ifPresent(this::overTls);
        }
        line(ports.managementPort(), "management.port", "无登录：请勿对外", "NO SECURITY: no sign-in; keep it inside");
    }

    private void devices() {
        String zh = "每台设备一个密码；不加密";
        String en = "a password per device; in clear";
        line(ports.mqttPort(), "mqtt.port", zh, en);
        line(ports.mqttWebSocketPort(), "mqtt.ws.port", zh, en);
        line(
                ports.devicesTcpPort(),
                "devices.tcp.port",
                "协议本身既无加密也无密码：仅用于专用 APN 或 VPN",
                "NO SECURITY: these protocols have neither encryption nor passwords; private APN or VPN only");
    }

    private void overTls(TlsSettings settings) {
        String zh = settings.clients() == Clients.REQUIRED ? "TLS；须出示终端证书" : "TLS；每台设备一个密码或证书";
        String en = settings.clients() == Clients.REQUIRED
                ? "TLS; a certificate per device"
                : "TLS; a password or certificate per device";
        settings.mqttPort().ifPresent(port -> line(port, "mqtt.tls.port", zh, en));
        settings.mqttWebSocketPort().ifPresent(port -> line(port, "mqtt.tls.ws.port", zh, en));
        settings.tcpPort()
                .ifPresent(port ->
                        line(port, "devices.tls.port", "TLS；协议本身无密码", "TLS; these protocols have no passwords"));
    }

    private void line(int port, String key, String zh, String en) {
        String begin = String.format(Locale.ROOT, "  %5d  %-16s ", port, key);
        words.say(begin + zh, begin + en);
    }
}
