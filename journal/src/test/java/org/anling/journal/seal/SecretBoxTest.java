package org.anling.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final SecretBox BOX = SecretBox.of(key(1));

    @Test
    void what_is_sealed_is_opened_with_the_same_key_for_the_same_name_only() {
        String sealed = BOX.seal("chen-yu", "JBSWY3DPEHPK3PXP");
        assertThat(sealed).startsWith("sealed:").doesNotContain("JBSWY3DPEHPK3PXP");
        assertThat(BOX.open("chen-yu", sealed)).contains("JBSWY3DPEHPK3PXP");
        assertThat(BOX.open("li-hua", sealed))
                .as("nobody is given the secret of somebody else")
                .isEmpty();
        assertThat(SecretBox.of(key(2)).open("chen-yu", sealed)).isEmpty();
        assertThat(SecretBox.OPEN.open("chen-yu", sealed)).isEmpty();
        assertThat(BOX.seal("chen-yu", "JBSWY3DPEHPK3PXP")).isNotEqualTo(sealed);
    }

    @Test
    void without_a_key_and_from_before_there_was_one_it_lies_open() {
        assertThat(SecretBox.OPEN.seal("chen-yu", "ABC")).isEqualTo("ABC");
        assertThat(BOX.open("chen-yu", "ABC")).contains("ABC");
        assertThat(SecretBox.of("")).isSameAs(SecretBox.OPEN);
    }

    @Test
    void a_key_of_another_length_is_none() {
        assertThatThrownBy(() -> SecretBox.of("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecretBox.of("no base64!")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String key(int with) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) with;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
