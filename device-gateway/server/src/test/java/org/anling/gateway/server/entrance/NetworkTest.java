package org.anling.gateway.server.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void a_network_has_the_addresses_that_begin_like_it() {
        Network ten = Network.parse("10.128.0.0/9");
        assertThat(ten.contains(InetAddress.ofLiteral("10.255.1.2"))).isTrue();
        assertThat(ten.contains(InetAddress.ofLiteral("10.127.255.255"))).isFalse();
        assertThat(ten.contains(InetAddress.ofLiteral("fd00::1"))).isFalse();
        assertThat(Network.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("192.0.2.1")))
                .isTrue();
        assertThat(Network.parse("192.0.2.7").contains(InetAddress.ofLiteral("192.0.2.7")))
                .isTrue();
    }

    @Test
    void a_host_of_version_6_is_all_that_it_can_call_itself() {
        assertThat(Network.ofHost(InetAddress.ofLiteral("2001:db8:1:2::1")))
                .isEqualTo(Network.ofHost(InetAddress.ofLiteral("2001:db8:1:2:ffff::9")))
                .isNotEqualTo(Network.ofHost(InetAddress.ofLiteral("2001:db8:1:3::1")));
        assertThat(Network.ofHost(InetAddress.ofLiteral("192.0.2.7")))
                .isNotEqualTo(Network.ofHost(InetAddress.ofLiteral("192.0.2.8")));
    }

    @Test
    void what_is_no_network_is_refused() {
        for (String wrong : new String[] {"10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "host", ""}) {
            assertThatThrownBy(() -> Network.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
