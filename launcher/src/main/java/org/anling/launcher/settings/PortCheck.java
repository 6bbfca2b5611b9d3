package org.anling.launcher.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Looks at every port before anything is started, so that a person reads one line and not the trace of a half-built server. */
public final class PortCheck {
    private final Settings settings;
    private final InetAddress address;

    public PortCheck(Settings settings) {
        this.settings = settings;
        try {
            this.address = InetAddress.getByName(settings.text("bind.address"));
        } catch (UnknownHostException unknown) {
            throw settings.refuse("bind.address", "is not an address of this machine", "127.0.0.1");
        }
    }

    /** The same listeners with the ports that this process will use, each looked at. */
    public ServerSettings.Listening claim(ServerSettings from) {
        boolean gateway = from.roles().contains(Role.GATEWAY);
        boolean console = from.roles().contains(Role.CONSOLE);
        if (gateway) {
            Stream.concat(
                            DeviceKeys.TCP_PORTS.stream(),
                            from.work().devices().tls().isPresent() ? TlsKeys.PORTS.stream() : Stream.empty())
                    .filter(key -> settings.port(key) != 0)
                    .forEach(this::claim);
        }
        return new ServerSettings.Listening(
                from.listening().address(),
                console ? claim("console.port") : 0,
                gateway ? claim("mqtt.port") : 0,
                gateway ? claim("mqtt.ws.port") : 0,
                gateway ? claim("devices.tcp.port") : 0,
                claim("management.port"));
    }

    /** Returns the port to use: the one configured, or a free one where that is 0. */
    public int claim(String key) {
        int port = settings.port(key);
        if (port == 0) {
            return free(0);
        }
        if (free(port) != port) {
            throw settings.refuse(
                    key, "the port is taken by another program (or not ours to open)", String.valueOf(next(port)));
        }
        return port;
    }

    private int next(int taken) {
        for (int port = taken + 1; port < Math.min(taken + 100, 65_536); port++) {
            if (free(port) == port) {
                return port;
            }
        }
        return 0;
    }

    /** The port that could be bound, or -1. */
    private int free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), 1);
            return socket.getLocalPort();
        } catch (IOException taken) {
            return -1;
        }
    }
}
