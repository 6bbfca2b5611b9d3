package org.anling.console.feed;

import java.util.List;
import org.anling.console.api.Demo;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.OfferCard;
import org.anling.console.projection.Board;
import org.anling.console.projection.Scope;
import org.anling.console.store.Looks;
import org.anling.console.view.CallViews;
import org.anling.console.view.CentreViews;
import org.anling.console.view.IncidentViews;
import org.anling.console.view.QueueViews;
import org.anling.console.view.ResponderViews;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.NoticeFact;

/** Encodes what changed, once per view, on the reader's thread: who is asked comes first, since that is what people wait for. */
public final class FeedPublisher implements Audience {
    private final Hub hub;
    private final PressMeter meter;
    private final ResponderNews responders;
    private final StaffNews staff;
    private final Looks looks;
    private final PageFacts facts;

    /** What the frames are made with. */
    public record Views(
            IncidentViews incidents,
            QueueViews queues,
            ResponderViews responders,
            CentreViews centre,
            CallViews calls) {}

    public FeedPublisher(Hub hub, PressMeter meter, Views views, Looks looks, PageFacts facts) {
        this.hub = hub;
        this.meter = meter;
        this.responders = new ResponderNews(views.responders());
        this.staff = new StaffNews(views);
        this.looks = looks;
        this.facts = facts;
        meter.onPress(this::press);
    }

    @Override
    public void reloaded(Board board) {
        hub.reload(board.upTo());
    }

    @Override
    public void advanced(Board board, List<EventEntry> entries) {
        meter.read(board, entries);
        long seq = board.upTo().seq();
        for (ResponderNews.Addressed news : responders.of(board, entries)) {
            String cause = news.cause();
            Runnable written = cause == null ? () -> {} : () -> meter.written(cause);
            hub.toResponder(news.to(), new Hub.Part(seq, ContractJson.encode(news.frame()), () -> sent(news)), written);
            noteLook(board, news);
        }
        for (Scope scope : hub.scopes()) {
            List<String> frames = staff.of(board, entries, scope).stream()
                    .map(ContractJson::encode)
                    .toList();
            hub.toStaff(scope, board.upTo(), frames);
        }
    }

    private void sent(ResponderNews.Addressed news) {
        OfferCard offer = news.frame().offer();
        if (offer != null) {
            PageFacts.Asked asked = new PageFacts.Asked(
                    new OfferId(offer.id()),
                    new IncidentId(offer.incident()),
                    news.to().value());
            facts.note(asked, NoticeFact.SENT);
        }
    }

    private void noteLook(Board board, ResponderNews.Addressed news) {
        var card = news.frame().assignment();
        if (card != null && hub.isConnected(news.to())) {
            board.find(new IncidentId(card.incident()))
                    .ifPresent(incident -> looks.ofResponder(news.to().value(), incident.state(), card));
        }
    }

    /** On the way of the press: nothing is drawn for nobody. */
    private void press(Demo.Press press) {
        if (!hub.hasStaff()) {
            return;
        }
        hub.aside(ContractJson.encode(new FeedFrame.PressSeen(press)));
    }
}
