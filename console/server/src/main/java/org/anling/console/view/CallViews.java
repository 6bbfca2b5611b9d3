package org.anling.console.view;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.telephony.CallRow;
import org.anling.console.projection.Board;
import org.anling.console.projection.Scope;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.state.CallState;

/** Telephone calls as the staff sees them: with name and address of whom they may be about, before anybody answers. */
public final class CallViews {
    private final Directory directory;
    private final InstantSource clock;

    public CallViews(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Whether anything is to be done about it: what is over and has its elder is not shown any more. */
    public static boolean isShown(CallState state) {
        return switch (state.phase()) {
            case RINGING, ANSWERED, MISSED -> true;
            case DIALLED -> false;
            case ENDED -> state.caller().elders().isEmpty() && state.incident() == null;
        };
    }

    /** All within a scope that are shown, those that rang first first. */
    public List<CallRow> list(Board board, Scope scope) {
        return board.calls().values().stream()
                .filter(CallViews::isShown)
                .filter(scope::sees)
                .sorted(Comparator.comparing(CallState::rangAt))
                .map(state -> row(board, state))
                .toList();
    }

    /** One of them. */
    public CallRow row(Board board, CallState state) {
        DeviceRef device = state.caller().device();
        StaffId by = state.by();
        IncidentId incident = state.incident();
        return new CallRow(
                state.call(),
                state.phase(),
                state.caller().party(),
                state.number(),
                state.caller().elders().stream().map(this::elder).toList(),
                device == null ? null : device.id().value(),
                state.rangAt(),
                state.lastAt(),
                state.times(),
                by == null ? null : new IncidentRow.PersonRef(by.value(), directory.nameOf(by.value())),
                incident == null ? null : incident.value(),
                incident == null
                        ? null
                        : board.find(incident).map(one -> one.state().number()).orElse(null));
    }

    private CallRow.CallElder elder(ElderRef ref) {
        Optional<ElderCard> card = directory.findElder(ref);
        return new CallRow.CallElder(
                ref.id().value(),
                card.map(ElderCard::name).orElse(null),
                card.map(known -> ElderViews.age(known, clock.instant())).orElse(null),
                card.map(known -> ElderViews.line(known.address())).orElse(null));
    }
}
