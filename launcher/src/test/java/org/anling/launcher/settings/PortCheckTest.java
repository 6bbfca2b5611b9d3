package org.anling.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void an_occupied_port_names_key_value_and_a_free_one() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> checkWith("console.port=" + port).claim("console.port"))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageStartingWith("console.port = " + port + ": the port is taken")
                    .hasMessageContaining("./anling demo --set console.port=");
        }
    }

    @Test
    void zero_takes_any_free_port() {
        assertThat(checkWith("console.port=0").claim("console.port")).isPositive();
    }

    private static PortCheck checkWith(String override) {
        return new PortCheck(Settings.load(Optional.empty(), List.of(override), "./anling demo"));
    }
}
