package org.anling.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.contract.plan.ProtocolCard;
import org.anling.plans.PlanCheck.Checked;
import org.anling.plans.PlanCheck.Known;
import org.junit.jupiter.api.Test;

/** Whether a text may become valid, given what the centre has. */
class PlanCheckTest {

    private static final String PLAN = """
        # 紧急求助 😀
        id: medical
        version: 3
        title: {zh: 紧急, en: Emergency}
        for: {events: [sos]}
        ask: at-once
        targets: {take: 30s, take-again: 60s, speak: 30s, offer: 60s, accept: 90s, leave: 3m, late-percent: 50, on-scene: 20m, remind: 5m}
        waves:
          - {after: 0s, skills: [first-aid]}
        """;

    private static final String CARD = """
        id: fall
        version: 2
        title: {zh: 跌倒, en: Fall}
        questions:
          - id: talk
            ask: {zh: 能说话吗？, en: "Can you talk?"}
            answers:
              - {id: "no", say: {zh: 不能, en: "No"}, card: silent}
        """;

    private static final String SILENT = """
        id: silent
        version: 1
        title: {zh: 无应答, en: No reply}
        no-reply: true
        questions:
          - id: one
            ask: {zh: 问, en: Ask}
            answers:
              - {id: "yes", say: {zh: 是, en: "Yes"}}
        """;

    @Test
    void a_good_text_with_a_new_version_may_become_valid() {
        Checked checked = plan(PLAN, Map.of("medical", 2));
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.plan().orElseThrow().key()).isEqualTo("medical@3");
        assertThat(checked.notes()).isEmpty();
    }

    @Test
    void a_version_is_never_given_twice_and_the_next_one_is_told_beside_it() {
        assertThat(told(plan(PLAN, Map.of("medical", 3)).faults()))
                .containsExactly("3:10 version 3 is taken: write 4 or higher");
        assertThat(plan(PLAN, Map.of("medical", 3)).plan()).isEmpty();
        assertThat(told(card(CARD, Map.of("fall", 2), Map.of("silent", SILENT)).faults()))
                .containsExactly("2:10 version 2 is taken: write 3 or higher");
    }

    @Test
    void a_skill_that_nobody_has_is_told_and_keeps_nobody_from_anything() {
        Checked checked = PlanCheck.check(Kind.PLAN, PLAN, new Known(Map.of(), Map.of(), Set.of("nursing")));
        assertThat(checked.plan()).isPresent();
        assertThat(told(checked.notes()))
                .containsExactly("9:26 no responder has the skill \"first-aid\" now: this wave would ask nobody");
    }

    @Test
    void only_the_self_press_closes_itself() {
        assertThat(told(plan(PLAN + "synthetic: true\n", Map.of()).faults()))
                .containsExactly("2:5 \"synthetic: true\" is for the plan self-press alone, and that one needs it");
        String own = PLAN.replace("id: medical", "id: self-press");
        assertThat(plan(own, Map.of()).faults()).hasSize(1);
        assertThat(plan(own + "synthetic: true\n", Map.of()).faults()).isEmpty();
    }

    @Test
    void every_fault_of_a_text_comes_with_its_place_and_none_of_them_becomes_valid() {
        Checked checked = plan(PLAN.replace("at-once", "sometimes").replace("take: 30s", "take: soon"), Map.of());
        assertThat(checked.plan()).isEmpty();
        assertThat(checked.faults()).extracting(PlanFault::line).containsExactlyInAnyOrder(6, 7);
        assertThat(checked.faults()).allMatch(fault -> fault.file().isEmpty());
        assertThat(plan("no: plan", Map.of()).faults()).isNotEmpty();
        assertThat(plan("{{", Map.of()).faults()).hasSize(1);
        assertThat(plan("", Map.of()).faults()).hasSize(1);
    }

    @Test
    void a_card_is_held_against_the_cards_that_are_valid() {
        Checked good = card(CARD, Map.of("fall", 1), Map.of("silent", SILENT, "fall", CARD));
        assertThat(good.faults()).isEmpty();
        assertThat(good.card()).map(ProtocolCard::key).hasValue("fall@2");
        assertThat(told(card(CARD, Map.of(), Map.of()).faults()))
                .containsExactly("8:51 there is no valid card \"silent\"");
        String second = SILENT.replace("id: silent", "id: other");
        assertThat(told(card(second, Map.of(), Map.of("silent", SILENT)).faults()))
                .containsExactly("1:1 silent is the card for no reply already");
    }

    @Test
    void a_text_gets_another_version_and_nothing_else_changes() {
        assertThat(Head.find(PLAN).orElseThrow().with(12, PLAN)).isEqualTo(PLAN.replace("version: 3", "version: 12"));
        String flow = "{id: 'a😀', version: 3, title: {zh: 紧, en: x}} # 3\n";
        assertThat(Head.find(flow).orElseThrow().with(4, flow))
                .isEqualTo("{id: 'a😀', version: 4, title: {zh: 紧, en: x}} # 3\n");
        assertThat(Head.find("id: a\nversion: x\n")).isEmpty();
        assertThat(Head.find("- 1\n")).isEmpty();
    }

    private static Checked plan(String text, Map<String, Integer> taken) {
        return PlanCheck.check(Kind.PLAN, text, new Known(Map.of(), taken, Set.of("first-aid")));
    }

    private static Checked card(String text, Map<String, Integer> taken, Map<String, String> valid) {
        return PlanCheck.check(Kind.CARD, text, new Known(valid, taken, Set.of()));
    }

    private static List<String> told(List<PlanFault> faults) {
        return faults.stream()
                .map(fault -> fault.line() + ":" + fault.column() + " " + fault.en())
                .toList();
    }
}
