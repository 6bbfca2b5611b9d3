package org.anling.dispatcher.core.state;

import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.fold.CallFold;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.HelpFold;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.fold.TechnicalFold;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.CallState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.TechnicalState;

/** Folds one fact into tables, those of the state and those of a layer alike. */
public final class EventFold {

    private EventFold() {}

    public static void fold(Tables tables, Fact fact) {
        switch (fact.body()) {
            case IncidentEvent event -> incident(tables, event, fact);
            case OfferEvent event -> help(tables, event, fact);
            case ResponderEvent event -> ResponderCounts.fold(tables, event, fact);
            case TechnicalEvent event -> technical(tables, event, fact);
            case CentreEvent event -> CentreFold.fold(tables.centre, event, fact, tables);
            case CallEvent event -> call(tables, event, fact);
            case NoticeEvent _ -> {}
            case InputEvent _ -> {}
        }
    }

    private static void incident(Tables tables, IncidentEvent event, Fact fact) {
        remember(tables, event, fact);
        ResponderCounts.count(tables, event, fact);
        if (tables.knows(Pieces.incident(event.incident()), fact.seq())) {
            return;
        }
        if (event instanceof IncidentEvent.Opened opened) {
            if (tables.incidents.find(opened.incident()).isPresent()) {
                throw new IllegalStateException(opened.incident() + " was opened before");
            }
            tables.putIncident(IncidentFold.begin(opened, fact));
        } else {
            IncidentState before = get(tables, event.incident());
            tables.putIncident(IncidentFold.next(before, event, fact));
        }
    }

    private static void help(Tables tables, OfferEvent event, Fact fact) {
        if (!tables.knows(Pieces.incident(event.incident()), fact.seq())) {
            IncidentState before = get(tables, event.incident());
            tables.putIncident(HelpFold.next(before, event, fact));
        }
        ResponderCounts.count(tables, event, fact);
    }

    private static IncidentState get(Tables tables, IncidentId id) {
        return tables.incidents.find(id).orElseThrow(() -> new IllegalStateException("no incident " + id));
    }

    private static void remember(Tables tables, IncidentEvent event, Fact fact) {
        List<Alert> alerts = switch (event) {
            case IncidentEvent.Opened opened -> opened.alerts();
            case IncidentEvent.AlertJoined joined -> joined.alerts();
            default -> List.of();
        };
        for (Alert alert : alerts) {
            Tables.Copy copy = new Tables.Copy(event.incident(), fact.receivedAt(), fact.seq());
            if (tables.copies
                    .find(alert.repeatKey())
                    .filter(known -> known.seq() > copy.seq())
                    .isEmpty()) {
                tables.copies.put(alert.repeatKey(), copy);
            }
        }
    }

    private static void call(Tables tables, CallEvent event, Fact fact) {
        if (tables.knows(Pieces.call(event.call()), fact.seq())) {
            return;
        }
        CallState before = tables.centre.calls.find(event.call()).orElse(null);
        CallState after = CallFold.next(before, event, fact);
        if (after != null) {
            tables.centre.putCall(after);
        } else if (before != null) {
            tables.centre.removeCall(event.call());
        }
    }

    private static void technical(Tables tables, TechnicalEvent event, Fact fact) {
        if (event instanceof TechnicalEvent.UnregisteredSeen seen) {
            tables.signals.countStranger(seen.device(), fact.at());
        }
        TechnicalFold.idOf(event)
                .filter(id -> !tables.knows(Pieces.technical(id), fact.seq()))
                .ifPresent(id -> {
                    TechnicalState before = tables.technical.find(id).orElse(null);
                    TechnicalState after = TechnicalFold.next(before, event, fact.at());
                    if (after != null) {
                        tables.putTechnical(after);
                    } else if (before != null) {
                        tables.removeTechnical(id);
                    }
                });
    }
}
