package org.anling.gateway.server.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DevicePasswordsTest {

    /** SHA-256 over the four octets of the salt and then the password. */
    private static final String KEPT =
            "sha256:01020304:" + "99726d2a4a6c0fa11252e8d36e8a7aea49c029a78905d81dd5216264040a711c";

    @Test
    void only_the_password_matches() {
        assertThat(DevicePasswords.matches(KEPT, "demo-button-1")).isTrue();
        assertThat(DevicePasswords.matches(KEPT, "demo-button-2")).isFalse();
        assertThat(DevicePasswords.matches(KEPT, "")).isFalse();
        assertThat(DevicePasswords.matches(KEPT, null)).isFalse();
    }

    @Test
    void what_is_kept_wrongly_matches_nothing() {
        for (String wrong : new String[] {"", "sha256", "sha256::", "sha256:zz:zz", "md5:01:02", KEPT + ":x"}) {
            assertThat(DevicePasswords.matches(wrong, "demo-button-1"))
                    .as(wrong)
                    .isFalse();
        }
        assertThat(DevicePasswords.matches(null, "demo-button-1")).isFalse();
    }
}
