package org.anling.launcher.serve;

import java.util.Locale;
import java.util.Set;
import org.anling.launcher.Words;
import org.anling.launcher.settings.Role;
import org.anling.launcher.settings.ServerSettings;

/** The table of listeners that a start of {@code serve} ends with: what each is for, and what protects it or does not. */
final class OpenPorts {
    private final Words words;
    private final Set<Role> roles;
    private final ServerSettings.Listening ports;

    OpenPorts(Words words, Set<Role> roles, ServerSettings.Listening ports) {
        this.words = words;
        this.roles = roles;
        this.ports = ports;
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
            line(ports.mqttPort(), "mqtt.port", "每台设备一个密码；自身无加密", "a password per device; no encryption of its own");
            line(
                    ports.mqttWebSocketPort(),
                    "mqtt.ws.port",
                    "每台设备一个密码；自身无加密",
                    "a password per device; no encryption of its own");
            line(
                    ports.devicesTcpPort(),
                    "devices.tcp.port",
                    "协议本身既无加密也无密码：仅用于专用 APN 或 VPN",
                    "NO SECURITY: these protocols have neither encryption nor passwords; private APN or VPN only");
        }
        line(ports.managementPort(), "management.port", "无登录：请勿对外", "NO SECURITY: no sign-in; keep it inside");
    }

    private void line(int port, String key, String zh, String en) {
        String begin = String.format(Locale.ROOT, "  %5d  %-16s ", port, key);
        words.say(begin + zh, begin + en);
    }
}
