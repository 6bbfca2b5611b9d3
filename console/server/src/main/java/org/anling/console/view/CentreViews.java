package org.anling.console.view;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anling.console.api.CentreView;
import org.anling.console.api.IncidentRow;
import org.anling.console.projection.Board;
import org.anling.console.projection.CentreItem;
import org.anling.console.projection.Scope;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TestMode;
import org.jspecify.annotations.Nullable;

/** The centre itself as the staff sees it. */
public final class CentreViews {
    private final Directory directory;

    public CentreViews(Directory directory) {
        this.directory = directory;
    }

    /** As much of it as lies within a scope; alarms are about the whole. */
    public CentreView centre(Board board, Scope scope) {
        CentreItem centre = board.centre();
        return new CentreView(
                staff(board),
                centre.tests().values().stream()
                        .filter(mode -> scope.sees(mode.elder().community()))
                        .map(this::test)
                        .toList(),
                centre.uncovered().values().stream()
                        .filter(lost -> scope.sees(lost.community()))
                        .map(lost -> uncovered(lost, board))
                        .toList(),
                centre.alarms().stream()
                        .filter(any -> scope.whole())
                        .map(alarm -> new CentreView.SupervisorAlarm(
                                alarm.event().toString(), alarm.at(), alarm.code(), alarm.detail()))
                        .toList());
    }

    /** Who can take calls. */
    public List<CentreView.StaffRow> staff(Board board) {
        return board.centre().staff().values().stream().map(this::staff).toList();
    }

    private CentreView.StaffRow staff(StaffState state) {
        String id = state.staff().value();
        return new CentreView.StaffRow(id, directory.nameOf(id), state.role(), state.since());
    }

    private CentreView.TestRow test(TestMode mode) {
        String by = mode.by().value();
        return new CentreView.TestRow(
                mode.elder().id().value(),
                directory.findElder(mode.elder()).map(ElderCard::name).orElse(null),
                mode.until(),
                new IncidentRow.PersonRef(by, directory.nameOf(by)));
    }

    private CentreView.UncoveredRow uncovered(CentreItem.Uncovered lost, Board board) {
        return new CentreView.UncoveredRow(
                lost.community(), nameOf(lost.community(), board), lost.since(), lost.available(), lost.proven());
    }

    /** The log knows communities by their code; a card of somebody who lives there knows the name. */
    private @Nullable String nameOf(String community, Board board) {
        return Stream.concat(board.open().values().stream(), board.closed().values().stream())
                .map(incident -> incident.state().elder())
                .filter(Objects::nonNull)
                .filter(elder -> elder.community().equals(community))
                .findFirst()
                .flatMap(directory::findElder)
                .map(card -> card.address().communityName())
                .orElse(null);
    }
}
