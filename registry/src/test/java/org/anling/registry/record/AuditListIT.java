package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.record.AuditQuestion.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading who did and saw what. */
class AuditListIT {
    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private static final ElderId ELDER = new ElderId("e-1");

    private SeededRegistry registry;
    private AuditList list;

    @BeforeEach
    void some_entries_of_one_moment_and_others() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        list = new AuditList(registry.database(), CENTRE);
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            entries.add(new AuditEntry(NOW, "s-1", Role.OPERATOR, ELDER, "card", Stories.id(i), null));
        }
        entries.add(AuditEntry.of(AuditKind.SIGN_IN, NOW.plusSeconds(1), "s-1", Role.OPERATOR, "sign-in", "10.0.0.7"));
        entries.add(new AuditEntry(
                NOW.plusSeconds(2), "doctor-1", Role.RESPONDER, new ElderId("e-2"), "first-aid", null, null));
        entries.add(new AuditEntry(NOW.minus(Duration.ofDays(9)), "s-1", Role.OPERATOR, ELDER, "card", null, null));
        registry.database().run(transaction -> AuditLog.append(transaction, CENTRE, entries));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_repeat_also_within_one_moment() {
        List<Line> all = new ArrayList<>();
        AuditQuestion question = ask("", null, null, "");
        List<Line> page = list.page(question, 10);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = list.page(question.behind(page.getLast()), 10);
        }
        assertThat(all).hasSize(27).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(all).extracting(line -> line.entry().at()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void who_can_be_said_by_id_or_by_a_part_of_the_name_and_names_are_those_of_today() {
        assertThat(list.page(ask("s-1", null, null, ""), 100)).hasSize(26);
        List<Line> doctor = list.page(ask("赵", null, null, ""), 100);
        assertThat(doctor).singleElement().returns("赵大夫", Line::name).returns("张三e-2", Line::elderName);
        assertThat(list.page(ask("nobody", null, null, ""), 100)).isEmpty();
    }

    @Test
    void kind_and_elder_choose_too() {
        assertThat(list.page(ask("", AuditKind.SIGN_IN, null, ""), 100))
                .singleElement()
                .returns("10.0.0.7", line -> line.entry().subject());
        assertThat(list.page(ask("", null, new ElderId("e-2"), ""), 100)).hasSize(1);
    }

    @Test
    void who_answers_for_a_part_sees_what_is_about_its_elders_and_nothing_else() {
        assertThat(list.page(ask("", null, null, "110107"), 100))
                .hasSize(26)
                .allSatisfy(line -> assertThat(line.entry().elder()).isNotNull());
        assertThat(list.page(ask("", null, null, "110102"), 100)).isEmpty();
    }

    private static AuditQuestion ask(String who, @Nullable AuditKind kind, @Nullable ElderId elder, String scope) {
        return new AuditQuestion(
                NOW.minusSeconds(3600), NOW.plusSeconds(3600), who, elder, kind, Optional.empty(), scope);
    }
}
