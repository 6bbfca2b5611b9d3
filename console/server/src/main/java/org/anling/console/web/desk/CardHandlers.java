package org.anling.console.web.desk;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.anling.console.api.desk.CardWords;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.IncidentEndpoint;
import org.anling.console.projection.Board;
import org.anling.console.store.Session;
import org.anling.console.view.IncidentViews;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Commands;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.plan.ProtocolCard;
import org.anling.contract.plan.Title;

/** The protocol cards, and what is answered on them. What was answered is personal and can be erased; what was asked is not. */
public final class CardHandlers {
    private final Commands commands;
    private final Supplier<Board> boards;
    private final IncidentViews views;
    private final Supplier<List<ProtocolCard>> cards;

    public CardHandlers(
            Commands commands, Supplier<Board> boards, IncidentViews views, Supplier<List<ProtocolCard>> cards) {
        this.commands = commands;
        this.boards = boards;
        this.views = views;
        this.cards = cards;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        return Map.of(
                IncidentEndpoint.CARDS,
                call -> Reply.ok(new CardWords.CardList(cards.get())),
                IncidentEndpoint.ANSWER_CARD,
                this::answer);
    }

    private Reply answer(Call call) throws InterruptedException {
        CardWords.CardAnswered body = call.body(CardWords.CardAnswered.class);
        ProtocolCard card = cards.get().stream()
                .filter(one -> one.id().equals(body.card()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "unknown_card"));
        ProtocolCard.CardQuestion question = card.questions().stream()
                .filter(one -> one.id().equals(body.question()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "unknown_card"));
        Title said = question.answers().stream()
                .filter(one -> one.id().equals(body.answer()))
                .findFirst()
                .map(ProtocolCard.CardAnswer::say)
                .orElseThrow(() -> Refusal.of(404, "unknown_card"));
        return submit(
                call,
                new OperatorCommand.AnswerQuestion(card.key(), question.id(), question.ask()),
                Personal.ofNote(said.zh() + " · " + said.en()));
    }

    private Reply submit(Call call, OperatorCommand.Action action, Personal note) throws InterruptedException {
        Session session = call.session();
        IncidentId id = id(call);
        OperatorCommand body = new OperatorCommand(new StaffId(session.person()), session.role(), id, action);
        return commands.submit(new Commands.Order(call, session, body, note), "/api/incidents/" + id)
                .orElseGet(() -> boards.get()
                        .find(id)
                        .map(incident -> Reply.ok(views.row(incident)))
                        .orElseThrow(() -> Refusal.of(404, "unknown_incident")));
    }

    private static IncidentId id(Call call) {
        try {
            return new IncidentId(call.id());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_incident");
        }
    }
}
