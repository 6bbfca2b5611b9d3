package org.anling.console.api.desk;

import java.util.List;
import org.anling.contract.plan.ProtocolCard;
import org.anling.contract.plan.Step;

/** What pages ask about protocol cards, and what they are told. */
public final class CardWords {

    private CardWords() {}

    /** The cards that can be asked with now. */
    public record CardList(List<ProtocolCard> items) {
        public CardList {
            items = List.copyOf(items);
        }
    }

    /** One question was answered: ids of card, question and answer. */
    public record CardAnswered(String card, String question, String answer) {}

    /** A step of the plan of this kind begins now. */
    public record StepToOpen(Step.Kind kind) {}
}
