package org.anling.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.anling.launcher.settings.NoticeKeys;
import org.junit.jupiter.api.Test;

class PushServicesTest {

    @Test
    void a_neighbour_of_the_server_is_never_called() throws UnknownHostException {
        for (String inside : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fd00::1",
                "198.18.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::a00:1",
                "ff02::1")) {
            assertThat(PushServices.isPublic(InetAddress.getByName(inside)))
                    .as(inside)
                    .isFalse();
        }
        for (String outside : List.of("142.250.1.188", "17.57.144.10", "100.128.0.1", "2a00:1450:4001::5")) {
            assertThat(PushServices.isPublic(InetAddress.getByName(outside)))
                    .as(outside)
                    .isTrue();
        }
    }

    @Test
    void a_listed_name_that_leads_inside_is_refused_unless_a_test_wants_it() {
        URI local = URI.create("https://localhost/x");
        URI clear = URI.create("http://localhost:8099/x");
        PushServices strict = new PushServices(new NoticeKeys.Push("mailto:a@b", List.of("localhost"), false));
        assertThat(strict.test(local)).isFalse();
        assertThat(strict.test(clear)).isFalse();
        PushServices tests = new PushServices(new NoticeKeys.Push("mailto:a@b", List.of("localhost"), true));
        assertThat(tests.test(local)).isTrue();
        assertThat(tests.test(clear)).isTrue();
        assertThat(tests.test(URI.create("http://127.0.0.1/x")))
                .as("not on the list")
                .isFalse();
    }
}
