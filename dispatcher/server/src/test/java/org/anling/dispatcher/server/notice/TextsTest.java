package org.anling.dispatcher.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.Purpose;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final ElderCard ELDER = new ElderCard(
            new ElderId("e1"),
            1,
            "王秀英",
            "wang xiuying",
            1940,
            ElderCard.Sex.FEMALE,
            "13800000000",
            new ElderCard.Address("310101001001", "幸福社区", "春晖苑", "7", "2", 5, "501", "门锁密码 4711"),
            Position.home(31, 121),
            "A",
            new ElderCard.FirstAid(List.of("青霉素"), List.of("anticoagulant"), List.of("冠心病"), List.of("华法林")),
            List.of(),
            List.of());

    private final Texts texts = new Texts("安铃呼叫中心");

    @Test
    void both_languages_have_the_same_texts_with_the_same_placeholders() {
        Properties zh = Texts.load("zh");
        Properties en = Texts.load("en");
        assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : zh.stringPropertyNames()) {
            assertThat(placeholders(zh.getProperty(key))).as(key).isEqualTo(placeholders(en.getProperty(key)));
        }
    }

    @Test
    void every_purpose_and_every_reason_has_its_words() {
        for (String language : List.of("zh", "en")) {
            Properties all = Texts.load(language);
            for (EscalationReason reason : EscalationReason.values()) {
                assertThat(all).containsKey("reason." + reason);
            }
            for (Purpose purpose : Purpose.values()) {
                for (Channel channel : Channel.values()) {
                    String text = texts.text(notice(purpose, AlertType.SOS), channel, language, ELDER, "LINK");
                    assertThat(text).contains("安铃呼叫中心").doesNotContain("{");
                }
                assertThat(texts.title(notice(purpose, AlertType.SOS), language))
                        .isNotBlank();
            }
        }
    }

    @Test
    void before_the_acceptance_community_and_building_are_all_that_is_said_of_an_elder() {
        for (String language : List.of("zh", "en")) {
            for (Channel channel : Channel.values()) {
                String text = texts.text(notice(Purpose.OFFER, AlertType.FALL), channel, language, ELDER, "");
                assertThat(text).contains("幸福社区", "春晖苑 7");
                assertThat(text).doesNotContain("王秀英", "501", "4711", "13800000000", "冠心病", "华法林", "FALL");
            }
            assertThat(texts.said("accepted", language, ELDER))
                    .contains("7-2-501")
                    .doesNotContain("4711");
        }
    }

    @Test
    void what_web_push_says_names_nobody_and_no_place() {
        for (String language : List.of("zh", "en")) {
            for (Purpose purpose : List.of(Purpose.OFFER, Purpose.REMINDER, Purpose.TEST)) {
                assertThat(texts.title(notice(purpose, AlertType.GAS), language)
                                + texts.word("push.text", language)
                                + texts.word("over.title", language)
                                + texts.word("over.text", language))
                        .contains("安铃呼叫中心")
                        .doesNotContain("{", "幸福社区", "春晖苑", "王秀英", "燃气", "Gas");
            }
        }
    }

    @Test
    void a_hazard_to_the_responder_is_named_at_once() {
        assertThat(texts.text(notice(Purpose.OFFER, AlertType.GAS), Channel.VOICE, "zh", ELDER, ""))
                .contains("燃气");
        assertThat(texts.text(notice(Purpose.OFFER, AlertType.GAS), Channel.SMS, "en", ELDER, ""))
                .contains("Gas");
    }

    @Test
    void a_text_message_fits_into_three_parts() {
        String link = "https://anling.example/n/inc-57-o2/SMS/1/0123456789012345678901";
        String text = texts.text(notice(Purpose.OFFER, AlertType.GAS), Channel.SMS, "zh", ELDER, link);
        assertThat(text.length()).isLessThanOrEqualTo(3 * 67);
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("\\{[a-z]+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(found::add);
        return found;
    }

    private static Notice notice(Purpose purpose, AlertType kind) {
        return new Notice(
                "n1",
                "n1",
                purpose,
                new IncidentId("inc-1"),
                57,
                kind,
                null,
                "r1",
                "NOT_TAKEN",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60));
    }
}
