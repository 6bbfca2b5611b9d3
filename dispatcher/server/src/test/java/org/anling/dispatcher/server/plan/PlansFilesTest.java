package org.anling.dispatcher.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.anling.contract.alert.AlertType;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Timing;
import org.anling.dispatcher.core.incident.Urgency;
import org.anling.plans.PlanFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plans that are shipped. */
class PlansFilesTest {

    private PlanFiles files = new PlanFiles(java.util.List.of(), java.util.List.of());

    @BeforeEach
    void read() throws IOException {
        files = PlanFiles.of(FolderTexts.read(Path.of("../../config/plans")));
    }

    @Test
    void every_shipped_file_is_valid() {
        assertThat(files.faults()).isEmpty();
        assertThat(files.plans()).hasSize(13);
    }

    @Test
    void every_kind_that_opens_an_incident_has_a_plan() {
        Set<AlertType> covered = files.plans().stream()
                .flatMap(plan -> plan.selector().events().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AlertType.class)));
        for (AlertType type : AlertType.values()) {
            if (Urgency.opens(type)) {
                assertThat(covered).contains(type);
            }
        }
    }

    @Test
    void a_press_asks_one_and_the_rest_later_but_nobody_waits_for_what_kills_fast() {
        assertThat(plan("medical").timing()).isEqualTo(Timing.ONE_THEN_REST);
        assertThat(plan("medical").pause()).hasSeconds(30);
        for (String id : new String[] {"fall", "fire-gas", "high-risk"}) {
            assertThat(plan(id).timing()).isEqualTo(Timing.AT_ONCE);
        }
    }

    @Test
    void the_emergency_service_stands_first_in_every_medical_plan() {
        for (String id : new String[] {"medical", "high-risk", "fall"}) {
            assertThat(plan(id).steps().getFirst().kind()).isEqualTo(Step.Kind.EMERGENCY_SERVICE);
        }
    }

    @Test
    void the_self_press_is_the_only_synthetic_plan() {
        assertThat(files.plans().stream().filter(Plan::synthetic)).containsExactly(plan("self-press"));
    }

    private Plan plan(String id) {
        return files.plans().stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
