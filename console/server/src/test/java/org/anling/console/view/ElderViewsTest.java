package org.anling.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.console.api.ElderView.FirstAidView;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.people.ResponderKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Health facts go by kind of responder. */
class ElderViewsTest {
    private static final List<String> ALLERGIES = List.of("青霉素");
    private static final List<String> FACTS = List.of("anticoagulant", "dialect");
    private static final List<String> DIAGNOSES = List.of("帕金森病");
    private static final List<String> MEDICATION = List.of("华法林");
    private static final ElderCard.FirstAid CARD = new ElderCard.FirstAid(ALLERGIES, FACTS, DIAGNOSES, MEDICATION);

    @ParameterizedTest
    @EnumSource(ResponderKind.class)
    void everybody_sees_what_his_help_needs_and_no_more(ResponderKind kind) {
        FirstAidView seen = ElderViews.firstAid(CARD, kind);
        switch (kind) {
            case DOCTOR, NURSE -> assertThat(seen).isEqualTo(new FirstAidView(ALLERGIES, FACTS, DIAGNOSES, MEDICATION));
            case CARER -> assertThat(seen).isEqualTo(new FirstAidView(ALLERGIES, FACTS, List.of(), MEDICATION));
            case VOLUNTEER, FAMILY, NEIGHBOUR, KEY_HOLDER, VEHICLE ->
                assertThat(seen).isEqualTo(new FirstAidView(List.of(), List.of("anticoagulant"), List.of(), List.of()));
        }
    }
}
