package org.anling.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.AlertType;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each class of fault is told with the line and the column where it stands. */
class PlanReaderTest {

    private static final String GOOD = """
        id: medical
        version: 3
        title: {zh: 紧急, en: Emergency}
        for: {events: [sos, MEDICAL], categories: [A], risk: high, hours: "22:00-06:00", precedence: 7}
        ask: one-then-rest
        pause: 30s
        targets:
          take: 30s
          take-again: 60s
          speak: 30s
          offer: 60s
          accept: 1m30s
          leave: 3m
          late-percent: 50
          on-scene: 20m
          remind: 5m
        waves:
          - {after: 0s, offers: 2, kinds: [doctor]}
          - {after: 60s, radius-metres: 3000}
        steps:
          - {id: family, kind: family, title: {zh: 家属, en: Family}, start: opened, due: 5m, skip: owner}
        ladder:
          - {after: 3m, target: supervisor, repeat: 2m}
        follow-up: 24h
        """;

    @Test
    void a_good_file_is_a_plan() {
        PlanReader.Read read = PlanReader.read("medical.yaml", GOOD);
        assertThat(read.faults()).isEmpty();
        Plan plan = read.plan().orElseThrow();
        assertThat(plan.key()).isEqualTo("medical@3");
        assertThat(plan.timing()).isEqualTo(Timing.ONE_THEN_REST);
        assertThat(plan.selector().events()).containsExactlyInAnyOrder(AlertType.SOS, AlertType.MEDICAL);
        assertThat(plan.targets().accept()).isEqualTo(Duration.ofSeconds(90));
        assertThat(plan.waves()).hasSize(2);
        assertThat(plan.steps().getFirst().title().zh()).isEqualTo("家属");
        assertThat(plan.ladder().getFirst().repeat()).isEqualTo(Duration.ofMinutes(2));
        assertThat(plan.synthetic()).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        id: medical | id: Medical! | 1 | 5 | an id is of small letters, digits and hyphens
        version: 3 | version: none | 2 | 10 | a whole number from 1 to 1000000 is expected
        en: Emergency} | eng: Emergency} | 3 | 8 | the key "en" is missing
        en: Emergency} | eng: Emergency} | 3 | 17 | the key "eng" is unknown
        pause: 30s | pause: soon | 6 | 8 | "soon" is not a duration such as 30s, 5m, 24h
        pause: 30s | puase: 30s | 6 | 1 | the key "puase" is unknown
        pause: 30s | version: 4 | 6 | 1 | the key "version" stands twice
        categories: [A] | categories: [E] | 4 | 44 | a category is A, B, C or D
        hours: "22:00-06:00" | hours: night | 4 | 67 | "night" are not hours such as 22:00-06:00
        take: 30s | take: 0s | 8 | 9 | at least 1 s are needed
        {after: 0s, | {after: 5s, | 18 | 13 | the first wave begins with 0s
        {after: 60s, | {after: 0s, | 19 | 13 | each wave begins after the one before
        follow-up: 24h | synthetic: perhaps | 24 | 12 | true or false is expected
        """)
    void a_fault_is_told_with_line_and_column(String good, String bad, int line, int column, String en) {
        List<PlanFault> faults =
                PlanReader.read("medical.yaml", GOOD.replace(good, bad)).faults();
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.en()).isEqualTo(en);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.zh()).matches(".*\\p{IsHan}.*");
        });
        assertThat(PlanReader.read("medical.yaml", GOOD.replace(good, bad)).plan())
                .isEmpty();
    }

    @Test
    void an_unknown_word_is_told_with_those_that_are_known() {
        PlanFault fault = PlanReader.read("m.yaml", GOOD.replace("[sos,", "[sso,"))
                .faults()
                .getFirst();
        assertThat(fault.line()).isEqualTo(4);
        assertThat(fault.column()).isEqualTo(16);
        assertThat(fault.en()).startsWith("\"sso\" is none of").contains("SOS");
    }

    @Test
    void a_broken_text_is_told_where_it_breaks() {
        PlanFault fault =
                PlanReader.read("m.yaml", "id: medical\nversion: @1\n").faults().getFirst();
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isEqualTo(10);
        assertThat(fault.en()).startsWith("not YAML");
    }

    @Test
    void all_faults_of_a_file_are_told_at_once() {
        String text = GOOD.replace("version: 3", "version: x").replace("pause: 30s", "pause: soon");
        assertThat(PlanReader.read("m.yaml", text).faults()).hasSize(2);
        assertThat(PlanReader.read("m.yaml", "id: only\n").faults()).hasSize(5);
        assertThat(PlanReader.read("m.yaml", "").faults()).hasSize(1);
    }

    @Test
    void two_files_may_not_have_the_same_id() {
        PlanFiles files = PlanFiles.of(Map.of("a.yaml", GOOD, "b.yaml", GOOD));
        assertThat(files.plans()).hasSize(1);
        assertThat(files.faults()).extracting(PlanFault::en).hasSize(1);
    }
}
