package org.anling.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.ConsoleConfig.Reach;
import org.anling.console.ConsoleConfig.Way;
import org.anling.contract.id.CentreId;
import org.anling.tls.TlsFiles;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final Optional<TlsFiles> FILES = Optional.of(new TlsFiles(Path.of("a"), Path.of("b")));
    private static final String PROXY = "10.0.0.7";
    private static final String STRANGER = "203.0.113.9";

    @Test
    void in_clear_text_people_sign_in_from_this_machine_only() {
        Site clear = site(Way.CLEAR);
        assertThat(clear.isPrivate(from("127.0.0.1", ""))).isTrue();
        assertThat(clear.isPrivate(from("0:0:0:0:0:0:0:1", ""))).isTrue();
        assertThat(clear.isPrivate(from(STRANGER, ""))).isFalse();
        assertThat(clear.isPrivate(from(STRANGER, "127.0.0.1"))).isFalse();
        assertThat(clear.secure()).isFalse();
    }

    @Test
    void with_tls_of_our_own_from_anywhere_and_nobody_is_believed_about_addresses() {
        Site tls = site(new Way(Reach.TLS, List.of(PROXY), FILES));
        assertThat(tls.isPrivate(from(STRANGER, ""))).isTrue();
        assertThat(tls.client(from(STRANGER, "1.2.3.4"))).isEqualTo(STRANGER);
        assertThat(tls.client(from(PROXY, "1.2.3.4"))).isEqualTo(PROXY);
        assertThat(tls.secure()).isTrue();
    }

    @Test
    void behind_a_proxy_only_who_comes_through_it_signs_in_and_only_it_is_believed() {
        Site behind = site(new Way(Reach.BEHIND_TLS, List.of(PROXY), Optional.empty()));
        assertThat(behind.isPrivate(from(PROXY, STRANGER))).isTrue();
        assertThat(behind.isPrivate(from("127.0.0.1", STRANGER))).isTrue();
        assertThat(behind.isPrivate(from(STRANGER, PROXY))).isFalse();
        assertThat(behind.client(from(PROXY, "6.6.6.6, " + STRANGER))).isEqualTo(STRANGER);
        assertThat(behind.client(from(PROXY, ""))).isEqualTo(PROXY);
        assertThat(behind.client(from(STRANGER, "1.2.3.4"))).isEqualTo(STRANGER);
        assertThat(behind.secure()).isTrue();
    }

    @Test
    void a_certificate_and_tls_belong_together() {
        assertThatThrownBy(() -> new Way(Reach.TLS, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Way(Reach.CLEAR, List.of(), FILES)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Site site(Way way) {
        return new Site(new CentreId("c1"), "Centre", false, way, Duration.ofHours(1));
    }

    private static Incoming from(String remote, String forwarded) {
        return new Incoming("POST", "/api/session", Map.of("x-forwarded-for", forwarded), remote, Map.of());
    }
}
