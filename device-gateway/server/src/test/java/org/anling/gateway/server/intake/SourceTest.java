package org.anling.gateway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void a_network_is_the_first_24_or_48_bits() {
        assertThat(network("203.0.113.77")).isEqualTo("203.0.113.0/24");
        assertThat(network("2001:db8:12:34::1")).isEqualTo("2001:db8:12:0:0:0:0:0/48");
    }

    private static String network(String address) {
        return new Source(1, InetAddress.ofLiteral(address), Source.Proof.NONE).network();
    }
}
