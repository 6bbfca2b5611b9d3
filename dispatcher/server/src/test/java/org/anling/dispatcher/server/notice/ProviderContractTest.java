package org.anling.dispatcher.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.sign.Signature;
import org.anling.dispatcher.server.notice.channel.ProviderContract;
import org.junit.jupiter.api.Test;

/** The examples of the page about the contract are what the code makes. */
class ProviderContractTest {

    private static final String SECRET = "an example secret, never use it";
    private static final ProviderContract.Send SEND = new ProviderContract.Send(
            "inc-57-o2/VOICE/1",
            "voice",
            "+8613800000000",
            "zh",
            "您好，这里是安铃呼叫中心。",
            List.of("accept", "decline", "repeat"),
            Instant.parse("2026-03-14T02:01:00Z"),
            "https://anling.example/notice/callback");
    private static final ProviderContract.Report REPORT =
            new ProviderContract.Report("ev-1", "inc-57-o2/VOICE/1", "digit", "1", null);

    @Test
    void the_page_shows_what_is_sent_and_how_it_is_signed() {
        String page = page();
        String send = ContractJson.encode(SEND);
        assertThat(page).contains(send).contains(sign("/v1/messages", "0123456789abcdef0123456789abcdef", send));
        String report = ContractJson.encode(REPORT);
        assertThat(page)
                .contains(report)
                .contains(sign("/notice/callback", "fedcba9876543210fedcba9876543210", report));
        assertThat(page).contains(SECRET);
    }

    @Test
    void a_signature_fits_nothing_else() {
        Signature signature = new Signature(SECRET);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Signature.Head head = new Signature.Head("POST", "/v1/messages", 1_773_453_600L, "n");
        String signed = signature.of(head, body);
        assertThat(signature.fits(head, body, signed)).isTrue();
        assertThat(signature.fits(head, "{ }".getBytes(StandardCharsets.UTF_8), signed))
                .isFalse();
        assertThat(signature.fits(new Signature.Head("POST", "/v1/cancel", head.timestamp(), "n"), body, signed))
                .isFalse();
        assertThat(signature.fits(new Signature.Head("POST", "/v1/messages", head.timestamp() + 1, "n"), body, signed))
                .isFalse();
        assertThat(new Signature("another").fits(head, body, signed)).isFalse();
    }

    @Test
    void a_link_holds_for_its_own_attempt_only() {
        LinkTokens tokens = new LinkTokens(SECRET);
        String token = tokens.of("inc-57-o2/SMS/1");
        assertThat(token).hasSize(22);
        assertThat(tokens.fits("inc-57-o2/SMS/1", token)).isTrue();
        assertThat(tokens.fits("inc-57-o3/SMS/1", token)).isFalse();
        assertThat(tokens.fits("inc-57-o2/SMS/2", token)).isFalse();
        assertThat(new LinkTokens("another").fits("inc-57-o2/SMS/1", token)).isFalse();
    }

    private static String sign(String path, String nonce, String body) {
        Signature.Head head = new Signature.Head("POST", path, 1_773_453_600L, nonce);
        return new Signature(SECRET).of(head, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../../docs/provider-contract.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
