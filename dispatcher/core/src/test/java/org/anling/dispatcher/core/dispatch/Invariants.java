package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.incident.Transitions;

/** What must be true of a centre after every step, whatever came before. */
final class Invariants {

    private final DispatchSettings settings;
    private final Map<IncidentId, IncidentState> before = new HashMap<>();

    Invariants(DispatchSettings settings) {
        this.settings = settings;
    }

    /** True whenever everything due has fired. */
    void check(CentreState state, Instant now) {
        Set<String> elders = new HashSet<>();
        for (IncidentState incident : state.openIncidents()) {
            Stream<Instant> offers = IncidentView.live(incident).stream().map(Offer::expiresAt);
            boolean waits = Stream.concat(incident.deadlines().values().stream(), offers)
                    .anyMatch(due -> due.isAfter(now));
            assertThat(waits).as("%s waits for something", incident.id()).isTrue();
            String key = Tables.keyOf(incident.elder(), incident.device(), incident.id());
            assertThat(elders.add(key)).as("one open incident of %s", key).isTrue();
            boolean short_ = IncidentView.live(incident).size() < incident.wanted();
            boolean searching = incident.deadlines().containsKey(org.anling.contract.incident.DeadlineKind.ASK);
            assertThat(!short_ || searching || incident.place() == null)
                    .as("%s misses offers and searches on", incident.id())
                    .isTrue();
            assertThat(IncidentView.live(incident).size())
                    .as("offers of %s", incident.id())
                    .isLessThanOrEqualTo(settings.level(incident.priority()).offers() + 10);
        }
        oneLiveOfferEach(state);
    }

    /** True after every decision. */
    void follow(CentreState state) {
        oneLiveOfferEach(state);
        for (IncidentState after : state.incidents()) {
            IncidentState old = before.put(after.id(), after);
            if (old != null && !old.equals(after)) {
                assertThat(after.escalationLevel()).isGreaterThanOrEqualTo(old.escalationLevel());
                assertThat(after.priority()).isLessThanOrEqualTo(old.priority());
                steps(old, after);
            }
        }
    }

    private static void steps(IncidentState old, IncidentState after) {
        assertThat(old.handling() == after.handling() || Transitions.allows(old.handling(), after.handling()))
                .as("%s to %s", old.handling(), after.handling())
                .isTrue();
        for (Assignment was : old.assignments()) {
            Assignment is = IncidentView.findAssignment(after, was.id()).orElseThrow();
            assertThat(was.status() == is.status() || Transitions.allows(was.status(), is.status()))
                    .as("%s to %s", was.status(), is.status())
                    .isTrue();
        }
    }

    /** Each event alone moves help along the table only. */
    static void helpFollowsTheTable(TestCentre centre) {
        CentreState state = centre.dispatch.begin();
        Map<IncidentId, Help> helps = new HashMap<>();
        for (EventEntry entry : centre.log) {
            centre.dispatch.apply(state, entry);
            touched(entry.body()).flatMap(state::findIncident).ifPresent(incident -> {
                Help was = helps.put(incident.id(), incident.help());
                assertThat(was == null || was == incident.help() || Transitions.allows(was, incident.help()))
                        .as("%s to %s by %s", was, incident.help(), entry.body())
                        .isTrue();
            });
        }
        assertThat(ContractJson.encode(state.allPieces()))
                .as("state rebuilt from the log")
                .isEqualTo(ContractJson.encode(centre.state.allPieces()));
    }

    private static Optional<IncidentId> touched(Event event) {
        return switch (event) {
            case IncidentEvent of -> Optional.of(of.incident());
            case OfferEvent of -> Optional.of(of.incident());
            default -> Optional.empty();
        };
    }

    private static void oneLiveOfferEach(CentreState state) {
        Set<ResponderId> asked = new HashSet<>();
        for (IncidentState incident : state.incidents()) {
            for (Offer offer : incident.offers()) {
                if (offer.status() == OfferStatus.LIVE) {
                    assertThat(asked.add(offer.responder()))
                            .as("%s has one live offer", offer.responder())
                            .isTrue();
                }
            }
        }
    }
}
