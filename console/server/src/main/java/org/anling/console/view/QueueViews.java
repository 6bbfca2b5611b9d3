package org.anling.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Queues;
import org.anling.console.api.ResponderRow;
import org.anling.console.projection.Board;
import org.anling.console.projection.Scope;
import org.anling.console.projection.UnregisteredItem;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;

/** The lists beside the incidents: technical alerts, unregistered devices, responders on the map. */
public final class QueueViews {
    private final Directory directory;

    public QueueViews(Directory directory) {
        this.directory = directory;
    }

    /** A technical alert. */
    public Queues.TechnicalRow technical(TechnicalState state) {
        ElderRef elder = state.elder();
        StaffId by = state.acknowledgedBy();
        Optional<ElderCard> card = elder == null ? Optional.empty() : directory.findElder(elder);
        return new Queues.TechnicalRow(
                state.id(),
                state.type(),
                state.device().id().value(),
                state.device().protocol(),
                elder == null ? null : elder.id().value(),
                card.map(ElderCard::name).orElse(null),
                card.map(known -> known.address().communityName()).orElse(null),
                state.detail(),
                state.raisedAt(),
                state.lastAt(),
                state.times(),
                state.mass() == null ? null : state.mass().value(),
                by == null ? null : new IncidentRow.PersonRef(by.value(), directory.nameOf(by.value())),
                state.shelvedUntil());
    }

    /** Unregistered devices of one network. */
    public Queues.UnregisteredRow unregistered(UnregisteredItem item) {
        return new Queues.UnregisteredRow(
                item.id(),
                item.devices(),
                item.last().protocol(),
                item.last().identity(),
                List.copyOf(item.kinds()),
                item.kinds().stream().anyMatch(type -> type.group() == AlertGroup.LIFE_SAFETY),
                item.alerts(),
                item.firstAt(),
                item.lastAt());
    }

    /** All responders of a scope, where they were seen last, or their base. */
    public List<ResponderRow> responders(Board board, Map<ResponderId, Position> seen, Scope scope) {
        List<ResponderRow> rows = new ArrayList<>();
        for (ResponderState state : board.responders().values()) {
            if (scope.sees(state)) {
                rows.add(responder(
                        state, status(board, state), seen.get(state.profile().id())));
            }
        }
        rows.sort((a, b) -> a.id().compareTo(b.id()));
        return rows;
    }

    /** Some responders, without reading where they are: the page knows that from positions. */
    public List<ResponderRow> responders(Board board, Collection<ResponderId> ids, Scope scope) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<ResponderRow> rows = new ArrayList<>();
        for (ResponderId id : ids) {
            ResponderState state = board.responders().get(id);
            if (state != null && scope.sees(state)) {
                rows.add(responder(state, status(board, state), null));
            }
        }
        return rows;
    }

    /** Who goes is engaged, whatever else he is asked. */
    static ResponderRow.ResponderStatus status(Board board, ResponderState state) {
        ResponderId id = state.profile().id();
        if (!board.runningAssignments(id).isEmpty()) {
            return ResponderRow.ResponderStatus.ENGAGED;
        }
        if (!board.liveOffers(id).isEmpty()) {
            return ResponderRow.ResponderStatus.OFFERED;
        }
        return state.availability() == Availability.AVAILABLE
                ? ResponderRow.ResponderStatus.AVAILABLE
                : ResponderRow.ResponderStatus.UNAVAILABLE;
    }

    private ResponderRow responder(ResponderState state, ResponderRow.ResponderStatus status, @Nullable Position seen) {
        Position shown = seen == null ? state.base() : seen;
        String id = state.profile().id().value();
        return new ResponderRow(
                id,
                directory.nameOf(id),
                state.profile().kind(),
                status,
                shown == null ? null : shown.latitude(),
                shown == null ? null : shown.longitude(),
                seen == null ? null : seen.fixedAt(),
                reachedAt(state),
                assurance(state));
    }

    /** Web push is an extra that nobody may count on; the rule of cover leaves it out too. */
    private static @Nullable Instant reachedAt(ResponderState state) {
        return state.proven().entrySet().stream()
                .filter(proof -> proof.getKey() != Channel.PUSH)
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static ResponderRow.Assurance assurance(ResponderState state) {
        ResponderState.Checked checked = state.checked();
        return new ResponderRow.Assurance(
                state.proven().entrySet().stream()
                        .map(entry -> new ResponderRow.ChannelProof(entry.getKey(), entry.getValue()))
                        .toList(),
                checked == null ? null : checked.at(),
                checked == null ? null : checked.readiness());
    }
}
