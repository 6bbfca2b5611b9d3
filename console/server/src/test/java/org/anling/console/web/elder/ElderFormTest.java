package org.anling.console.web.elder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.anling.console.api.elder.ElderFields;
import org.anling.console.web.Refusal;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.ElderId;
import org.anling.registry.people.Elder;
import org.junit.jupiter.api.Test;

class ElderFormTest {
    private static final ElderId ID = new ElderId("e-1");
    private static final String COMMUNITY = "110101001001";

    private final ElderForm form = new ElderForm(COMMUNITY::equals, 2026);

    @Test
    void a_form_becomes_an_elder_with_numbers_as_they_are_dialled_and_pinyin_made() throws Exception {
        Elder elder = form.read(ID, 7, fields("\"phone\":\"(010) 5550 1000\",\"facts\":[\"dog\",\"dog\",\" \"]"));
        assertThat(elder.version()).isEqualTo(7);
        assertThat(elder.card().phone()).isEqualTo("01055501000");
        assertThat(elder.card().pinyin()).isEqualTo("zeng shu zhen");
        assertThat(elder.card().firstAid().facts()).containsExactly("dog");
        assertThat(elder.card().sex()).isEqualTo(ElderCard.Sex.FEMALE);
        assertThat(elder.risk()).isEqualTo(ElderRef.Risk.STANDARD);
        assertThat(elder.card().address().doorNote()).isNull();
    }

    @Test
    void an_empty_form_tells_every_field_that_is_needed() throws Exception {
        assertThat(wrong(ContractJson.decode("{}", ElderFields.class)))
                .containsExactlyInAnyOrder("name", "sex", "birthYear", "phone", "community", "room", "home");
    }

    @Test
    void what_cannot_be_true_is_told_beside_its_field() throws Exception {
        assertThat(wrong(fields("\"birthYear\":2030"))).containsExactly("birthYear");
        assertThat(wrong(fields("\"community\":\"110101001002\""))).containsExactly("community");
        assertThat(wrong(fields("\"latitude\":91"))).containsExactly("home");
        assertThat(wrong(fields("\"latitude\":0,\"longitude\":0"))).containsExactly("home");
        assertThat(wrong(fields("\"floor\":999"))).containsExactly("floor");
        assertThat(wrong(fields("\"category\":\"E\""))).containsExactly("category");
        assertThat(wrong(fields("\"facts\":[\"poison\"]"))).containsExactly("facts");
        assertThat(wrong(fields("\"plan\":\"two words\""))).containsExactly("plan");
        assertThat(wrong(fields("\"name\":\"\\u0007\""))).containsExactly("name");
        assertThat(wrong(fields("\"doorNote\":\"" + "x".repeat(501) + "\""))).containsExactly("doorNote");
        assertThat(wrong(fields("\"allergies\":[" + String.join(",", Collections.nCopies(31, "\"a\"")) + "]")))
                .containsExactly("allergies");
    }

    @Test
    void each_contact_is_told_by_its_place() throws Exception {
        assertThat(wrong(fields("\"contacts\":[{\"name\":\"a\",\"phone\":\"13800000001\"},{\"name\":\"\"}]")))
                .containsExactly("contacts.1.name", "contacts.1.phone");
    }

    private List<String> wrong(ElderFields fields) {
        List<String> names = new java.util.ArrayList<>();
        assertThatThrownBy(() -> form.read(ID, 0, fields)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            List<org.anling.console.api.Problem.FieldError> errors =
                    java.util.Objects.requireNonNull(refusal.problem().error().fields());
            errors.forEach(error -> names.add(error.field()));
        });
        return names;
    }

    /** A sound form with some fields said again; of two the later one counts. */
    private static ElderFields fields(String more) throws Exception {
        return ContractJson.decode(
                "{\"name\":\"曾淑珍\",\"sex\":\"FEMALE\",\"birthYear\":1941,\"phone\":\"13800000001\",\"community\":\""
                        + COMMUNITY + "\",\"room\":\"502\",\"latitude\":39.8,\"longitude\":116.4," + more + "}",
                ElderFields.class);
    }
}
