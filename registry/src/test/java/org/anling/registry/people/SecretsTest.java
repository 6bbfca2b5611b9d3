package org.anling.registry.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final PasswordHasher hasher = new PasswordHasher();
    private final DeviceSecrets secrets = new DeviceSecrets();

    @Test
    void a_password_belongs_to_its_hash_only_and_each_hash_has_its_own_salt() {
        String hash = hasher.hash("安铃-demo");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("demo");
        assertThat(hasher.matches("安铃-demo", hash)).isTrue();
        assertThat(hasher.matches("安铃-Demo", hash)).isFalse();
        assertThat(hasher.hash("安铃-demo")).isNotEqualTo(hash);
    }

    @Test
    void a_device_secret_is_sha256_over_salt_and_password() {
        assertThat(secrets.matches(
                        "demo-button-1",
                        "sha256:00112233445566778899aabbccddeeff:"
                                + "84079817a13219c53fd2ad1c9cbcee96f564dcb7d58ded4dbc84156291700b6a"))
                .isTrue();
        String hash = secrets.hash("demo-button-1");
        assertThat(hash).matches("sha256:[0-9a-f]{32}:[0-9a-f]{64}");
        assertThat(secrets.matches("demo-button-1", hash)).isTrue();
        assertThat(secrets.matches("demo-button-2", hash)).isFalse();
        assertThat(secrets.matches("demo-button-1", "md5:00:11")).isFalse();
    }

    @Test
    void a_username_that_could_be_something_else_is_refused() {
        CentreId centre = new CentreId("north");
        assertThatThrownBy(() -> Account.active("a b", centre, "s-1", Role.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.active("", centre, "s-1", Role.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
