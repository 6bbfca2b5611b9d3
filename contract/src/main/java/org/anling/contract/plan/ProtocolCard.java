package org.anling.contract.plan;

import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Questions that an operator asks one after the other, each answered with a key 规程卡. It finds out what is the matter and offers what can be
 * done; it diagnoses nothing and does nothing by itself.
 *
 * @param version rises with each change
 * @param events kinds of incidents that it is proposed for, none if it is only chosen by hand
 * @param noReply whether it begins by itself when nobody answers
 * @param questions the first is asked first
 */
public record ProtocolCard(
        String id, int version, Title title, List<AlertType> events, boolean noReply, List<CardQuestion> questions) {

    public ProtocolCard {
        events = List.copyOf(events);
        questions = List.copyOf(questions);
    }

    /** As it stands in events: {@code fall@1}. */
    public String key() {
        return id + "@" + version;
    }

    /**
     * One question.
     *
     * @param hint what helps to ask it, or null
     * @param answers at most nine, for the keys 1 to 9
     */
    public record CardQuestion(
            String id, Title ask, @Nullable Title hint, List<CardAnswer> answers) {
        public CardQuestion {
            answers = List.copyOf(answers);
        }
    }

    /**
     * One answer and what follows.
     *
     * @param next id of the next question of this card, or null
     * @param card id of the card to go on with, or null; with neither this card is at its end
     * @param raise priority that is offered, or null
     * @param call120 whether the card of 120 is offered
     * @param steps kinds of steps of the plan that are offered to begin
     */
    public record CardAnswer(
            String id,
            Title say,
            @Nullable String next,
            @Nullable String card,
            @Nullable Priority raise,
            boolean call120,
            List<Step.Kind> steps) {
        public CardAnswer {
            steps = List.copyOf(steps);
        }
    }
}
