package org.anling.plans;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.ProtocolCard;
import org.anling.contract.plan.ProtocolCard.CardAnswer;
import org.anling.contract.plan.ProtocolCard.CardQuestion;
import org.anling.contract.plan.Step;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file with a protocol card: the card, or everything that is wrong with it. */
final class CardReader {

    private static final int MOST = 1_000_000;

    /** The keys 1 to 9. */
    private static final int KEYS = 9;

    private final Faults faults;
    private final List<Link> links = new ArrayList<>();

    /** A card that an answer goes on with, and where that stands; whether it is there only the folder knows. */
    record Link(String card, Node at) {}

    /**
     * What came of a file.
     *
     * @param card empty if anything is wrong
     */
    record Read(Optional<ProtocolCard> card, List<Link> links, Faults faults) {}

    private CardReader(Faults faults) {
        this.faults = faults;
    }

    /** Reads the text of a file; the name is for the faults only. */
    static Read read(String file, String text) {
        Faults faults = new Faults(file);
        CardReader reader = new CardReader(faults);
        ProtocolCard card = faults.compose(text)
                .map(root -> reader.card(new Section(root, faults)))
                .orElse(null);
        boolean good = faults.found().isEmpty();
        return new Read(good ? Optional.ofNullable(card) : Optional.empty(), reader.links, faults);
    }

    private ProtocolCard card(Section s) {
        String id = Values.id(s.need("id"), faults);
        int version = Values.number(s.need("version"), 1, MOST, faults);
        ProtocolCard card = new ProtocolCard(
                id,
                version,
                Values.title(s),
                List.copyOf(Values.words(s.list("events"), AlertType.class, faults)),
                Values.yesOrNo(s.find("no-reply").orElse(null), faults),
                questions(s));
        s.end();
        return card;
    }

    private List<CardQuestion> questions(Section s) {
        List<Node> nodes = s.list("questions");
        if (nodes.isEmpty()) {
            faults.add(s.node(), "至少需要一个问题（questions）", "at least one question is needed");
        }
        List<String> ids = nodes.stream().map(CardReader::id).toList();
        List<CardQuestion> questions = new ArrayList<>();
        for (int at = 0; at < nodes.size(); at++) {
            questions.add(question(nodes.get(at), ids.subList(0, at), ids.subList(at + 1, ids.size())));
        }
        return questions;
    }

    /** Only what comes later may follow, so that no card goes round in circles. */
    private CardQuestion question(Node node, List<String> earlier, List<String> later) {
        Section s = new Section(node, faults);
        Node idNode = s.need("id");
        String id = Values.id(idNode, faults);
        if (idNode != null && earlier.contains(id)) {
            faults.add(idNode, "问题“%s”重复".formatted(id), "the question \"%s\" stands twice".formatted(id));
        }
        List<Node> nodes = s.list("answers");
        if (nodes.isEmpty() || nodes.size() > KEYS) {
            faults.add(node, "每个问题需要 1 到 9 个答案", "a question has 1 to 9 answers");
        }
        CardQuestion question = new CardQuestion(
                id,
                Values.title(s.need("ask"), s),
                s.find("hint").map(hint -> Values.title(hint, s)).orElse(null),
                answers(nodes, later));
        s.end();
        return question;
    }

    private List<CardAnswer> answers(List<Node> nodes, List<String> later) {
        Set<String> ids = new HashSet<>();
        List<CardAnswer> answers = new ArrayList<>();
        for (Node node : nodes) {
            Section s = new Section(node, faults);
            Node idNode = s.need("id");
            String id = Values.id(idNode, faults);
            if (idNode != null && !ids.add(id)) {
                faults.add(idNode, "答案“%s”重复".formatted(id), "the answer \"%s\" stands twice".formatted(id));
            }
            answers.add(answer(s, id, later));
            s.end();
        }
        return answers;
    }

    private CardAnswer answer(Section s, String id, List<String> later) {
        Node next = s.find("next").orElse(null);
        if (next != null && !later.contains(Values.text(next, faults))) {
            faults.add(next, "“next”应为本卡后面的问题编号", "\"next\" is the id of a question that comes later on this card");
        }
        Node card = s.find("card").orElse(null);
        if (card != null && next != null) {
            faults.add(card, "“next”与“card”只能写一个", "either \"next\" or \"card\", not both");
        } else if (card != null) {
            links.add(new Link(Values.text(card, faults), card));
        }
        return new CardAnswer(
                id,
                Values.title(s.need("say"), s),
                text(next),
                text(card),
                Values.word(s.find("raise").orElse(null), Priority.class, faults),
                Values.yesOrNo(s.find("call-120").orElse(null), faults),
                List.copyOf(Values.words(s.list("steps"), Step.Kind.class, faults)));
    }

    /** The id of a question before it is read, so that answers above it can name it; faults of it are found when it is. */
    private static String id(Node question) {
        Faults unheard = new Faults("");
        return Values.text(new Section(question, unheard).find("id").orElse(null), unheard);
    }

    private @Nullable String text(@Nullable Node node) {
        return node == null ? null : Values.text(node, faults);
    }
}
