package org.anling.dispatcher.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.ProtocolCard;
import org.anling.contract.plan.ProtocolCard.CardAnswer;
import org.anling.contract.plan.ProtocolCard.CardQuestion;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Title;
import org.anling.plans.CardFiles;
import org.anling.plans.PlanFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocol cards from files: read whole, or every fault with its place; and the cards that are shipped. */
class CardsTest {

    private static final String GOOD = """
        id: fall
        version: 2
        title: {zh: 跌倒, en: Fall}
        events: [fall, sos]
        questions:
          - id: talk
            ask: {zh: 能说话吗？, en: "Can you talk?"}
            hint: {zh: 慢慢问, en: Slowly}
            answers:
              - {id: can, say: {zh: 能, en: "Yes"}, next: stand}
              - {id: cannot, say: {zh: 不能, en: "No"}, raise: P1, call-120: true, steps: [entry]}
          - id: stand
            ask: {zh: 能站吗？, en: "Can you stand?"}
            answers:
              - {id: can, say: {zh: 能, en: "Yes"}}
        """;

    @TempDir
    Path folder;

    @Test
    void a_card_is_read_with_its_questions_answers_and_what_they_offer() {
        CardAnswer can = new CardAnswer("can", new Title("能", "Yes"), "stand", null, null, false, List.of());
        CardAnswer cannot = new CardAnswer(
                "cannot", new Title("不能", "No"), null, null, Priority.P1, true, List.of(Step.Kind.ENTRY));
        CardAnswer end = new CardAnswer("can", new Title("能", "Yes"), null, null, null, false, List.of());
        CardFiles read = CardFiles.of(Map.of("fall.yaml", GOOD));
        assertThat(read.faults()).isEmpty();
        assertThat(read.cards().get("fall.yaml"))
                .isEqualTo(new ProtocolCard(
                        "fall",
                        2,
                        new Title("跌倒", "Fall"),
                        List.of(AlertType.SOS, AlertType.FALL),
                        false,
                        List.of(
                                new CardQuestion(
                                        "talk",
                                        new Title("能说话吗？", "Can you talk?"),
                                        new Title("慢慢问", "Slowly"),
                                        List.of(can, cannot)),
                                new CardQuestion("stand", new Title("能站吗？", "Can you stand?"), null, List.of(end)))));
    }

    @Test
    void every_fault_of_a_card_is_said_at_once_with_line_and_column() {
        String bad = GOOD.replace("next: stand", "next: nowhere")
                .replace("raise: P1", "raise: P9")
                .replace("en: Slowly", "de: langsam")
                .replace("  - id: stand\n", "  - id: talk\n");
        assertThat(faults(bad))
                .containsExactlyInAnyOrder(
                        "fall.yaml:8:11 the key \"en\" is missing",
                        "fall.yaml:8:21 the key \"de\" is unknown",
                        "fall.yaml:10:50 \"next\" is the id of a question that comes later on this card",
                        "fall.yaml:11:54 \"P9\" is none of [P1, P2, P3]",
                        "fall.yaml:12:9 the question \"talk\" stands twice");
    }

    @Test
    void a_card_without_a_question_or_with_more_answers_than_keys_is_none() {
        assertThat(faults("id: fall\nversion: 1\ntitle: {zh: 跌, en: Fall}\n"))
                .containsExactly("fall.yaml:1:1 at least one question is needed");
        String ten = "      - {id: a%d, say: {zh: 是, en: yes}}\n".repeat(10);
        assertThat(faults("""
            id: fall
            version: 1
            title: {zh: 跌, en: Fall}
            questions:
              - id: one
                ask: {zh: 问, en: ask}
                answers:
            """ + ten.formatted(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))
                .containsExactly("fall.yaml:5:5 a question has 1 to 9 answers");
    }

    @Test
    void an_answer_goes_on_with_a_card_that_is_there() {
        String link = GOOD.replace("next: stand", "card: blood");
        assertThat(faults(link)).containsExactly("fall.yaml:10:50 there is no valid card \"blood\"");
        String blood = GOOD.replace("id: fall", "id: blood");
        assertThat(CardFiles.of(Map.of("fall.yaml", link, "blood.yaml", blood)).faults())
                .isEmpty();
    }

    @Test
    void one_card_begins_by_itself_and_no_two_have_one_id() {
        String silent = GOOD.replace("events: [fall, sos]", "no-reply: true");
        CardFiles read = CardFiles.of(Map.of("a.yaml", silent, "b.yaml", silent.replace("id: fall", "id: other")));
        assertThat(read.cards()).containsOnlyKeys("a.yaml");
        assertThat(read.faults())
                .singleElement()
                .extracting(PlanFault::en)
                .isEqualTo("a.yaml is the card for no reply already");
        assertThat(CardFiles.of(Map.of("a.yaml", GOOD, "b.yaml", GOOD)).faults())
                .singleElement()
                .extracting(PlanFault::en)
                .isEqualTo("the id \"fall\" is taken by a.yaml");
    }

    @Test
    void a_file_that_breaks_keeps_the_version_before_and_says_so_in_the_health() throws IOException {
        Path file = Files.writeString(folder.resolve("fall.yaml"), GOOD);
        CardShelf shelf = new CardShelf(folder, List::of);
        assertThat(shelf.findProblem()).isEmpty();
        Files.writeString(file, GOOD.replace("version: 2", "version: x"));
        assertThat(shelf.get()).extracting(ProtocolCard::key).containsExactly("fall@2");
        assertThat(shelf.findProblem())
                .hasValueSatisfying(text -> assertThat(text).contains("fall.yaml:2:10"));
        Files.writeString(file, GOOD.replace("version: 2", "version: 3"));
        assertThat(shelf.get()).extracting(ProtocolCard::key).containsExactly("fall@3");
        assertThat(shelf.findProblem()).isEmpty();
        Files.delete(file);
        assertThat(shelf.get()).isEmpty();
    }

    @Test
    void a_card_of_the_office_takes_the_place_of_its_file_and_one_that_cannot_be_read_does_not() throws IOException {
        Files.writeString(folder.resolve("fall.yaml"), GOOD);
        List<PlanText> office = new ArrayList<>();
        CardShelf shelf = new CardShelf(folder, () -> List.copyOf(office));
        String broken = GOOD.replace("version: 2", "version: 3") + "of-a-newer-server: true\n";
        office.add(new PlanText(PlanText.Kind.CARD, "fall", 3, broken));
        assertThat(shelf.get()).extracting(ProtocolCard::key).containsExactly("fall@2");
        assertThat(shelf.findProblem()).isPresent();
        office.set(0, new PlanText(PlanText.Kind.CARD, "fall", 4, GOOD.replace("version: 2", "version: 4")));
        assertThat(shelf.get()).extracting(ProtocolCard::key).containsExactly("fall@4");
        assertThat(shelf.findProblem()).isEmpty();
        office.set(0, new PlanText(PlanText.Kind.CARD, "fall", 5, broken.replace("version: 3", "version: 5")));
        assertThat(shelf.get())
                .as("the version before")
                .extracting(ProtocolCard::key)
                .containsExactly("fall@4");
    }

    @Test
    void every_shipped_card_is_valid_and_one_is_for_no_reply() throws IOException {
        CardFiles shipped = CardFiles.of(FolderTexts.read(Path.of("../../config/cards")));
        assertThat(shipped.faults()).isEmpty();
        assertThat(shipped.cards().values()).extracting(ProtocolCard::id).hasSize(8);
        assertThat(shipped.cards().values()).filteredOn(ProtocolCard::noReply).hasSize(1);
    }

    private static List<String> faults(String text) {
        return CardFiles.of(Map.of("fall.yaml", text)).faults().stream()
                .map(fault -> fault.file() + ":" + fault.line() + ":" + fault.column() + " " + fault.en())
                .toList();
    }
}
