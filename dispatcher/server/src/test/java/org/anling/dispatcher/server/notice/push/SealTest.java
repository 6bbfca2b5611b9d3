package org.anling.dispatcher.server.notice.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples of the standards, and what must never happen. */
class SealTest {

    @Test
    void the_example_of_the_standard_is_sealed_as_it_says() throws GeneralSecurityException {
        KeyPair ours = new KeyPair(
                Curve.decode(Browser.bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                Browser.secret("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        byte[] sealed = Seal.of(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                Browser.bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                Browser.bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                new Seal.Fresh(ours, Browser.bytes("DGv6ra1nlYgDCS1FRnbzlw")));
        assertThat(Browser.text(sealed))
                .as("RFC 8291, appendix A")
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                               + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxs"
                               + "j_Qulcy4a-fN");
    }

    @Test
    void the_browser_of_the_standard_opens_its_example() throws GeneralSecurityException {
        Browser browser = new Browser(
                new KeyPair(
                        Curve.decode(Browser.bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjy"
                                + "Pjs7Vd8pZGH6SRpkNtoIAiw4")),
                        Browser.secret("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")),
                Browser.bytes("BTBZMqHH6r4Tts7J_aSIgg"));
        assertThat(browser.opened(Browser.bytes("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZ"
            + "IIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
            + "WGNWQexSgSxsj_Qulcy4a-fN")))
                .as("the browser of the tests follows RFC 8291, appendix A, apart from ours")
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void a_key_that_is_no_point_of_the_curve_is_refused() throws GeneralSecurityException {
        byte[] point = Browser.fresh().point();
        point[64] ^= 1;
        Seal.Fresh fresh = Seal.Fresh.of(new java.security.SecureRandom());
        assertThatThrownBy(() -> Seal.of(new byte[1], point, new byte[16], fresh))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Seal.of(new byte[1], new byte[65], new byte[16], fresh))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void the_token_says_who_sends_for_half_a_day_to_this_service_only() throws GeneralSecurityException {
        KeyPair centre = Browser.pair();
        PushKey key = new PushKey(
                Browser.text(Curve.encode((ECPublicKey) centre.getPublic())),
                Browser.text(centre.getPrivate().getEncoded()),
                "mailto:duty@centre.example");
        Instant noon = Instant.parse("2026-03-14T04:00:00Z");
        String said = new Vapid(key).header(URI.create("https://push.example.net/wpush/v2/abc?x=1"), noon);
        assertThat(said).startsWith("vapid t=").endsWith(", k=" + key.publicKey());
        String[] parts =
                said.substring("vapid t=".length(), said.indexOf(", k=")).split("\\.", -1);
        assertThat(new String(Browser.bytes(parts[0]), StandardCharsets.UTF_8)).contains("\"alg\":\"ES256\"");
        assertThat(new String(Browser.bytes(parts[1]), StandardCharsets.UTF_8))
                .contains("\"aud\":\"https://push.example.net\"")
                .contains("\"sub\":\"mailto:duty@centre.example\"")
                .contains("\"exp\":" + noon.plusSeconds(12 * 3600).getEpochSecond());
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(centre.getPublic());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Browser.bytes(parts[2]))).isTrue();
        assertThat(key.toString()).doesNotContain(key.privateKey());
    }
}
