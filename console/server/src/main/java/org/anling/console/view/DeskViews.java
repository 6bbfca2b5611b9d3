package org.anling.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.anling.console.api.DeskRows;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Text;
import org.anling.console.projection.NoticeItem;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.plan.Title;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** What staff and plan have arranged on an incident. */
final class DeskViews {
    private final Directory directory;

    DeskViews(Directory directory) {
        this.directory = directory;
    }

    DeskRows.PlanRow plan(IncidentState state, @Nullable Title title) {
        int at = state.plan().lastIndexOf('@');
        IncidentState.Progress progress = state.progress();
        return new DeskRows.PlanRow(
                at < 0 ? state.plan() : state.plan().substring(0, at),
                at < 0 ? "" : state.plan().substring(at + 1),
                title == null ? null : text(title),
                progress.wave(),
                progress.noReply(),
                progress.stopped(),
                next(state.deadlines()));
    }

    private static @Nullable Instant next(Map<DeadlineKind, Instant> deadlines) {
        Instant ask = deadlines.get(DeadlineKind.ASK);
        Instant wave = deadlines.get(DeadlineKind.WAVE);
        if (ask == null || wave == null) {
            return ask == null ? wave : ask;
        }
        return ask.isBefore(wave) ? ask : wave;
    }

    List<DeskRows.StepRow> steps(IncidentState state) {
        return state.progress().steps().stream().map(this::step).toList();
    }

    private DeskRows.StepRow step(IncidentState.StepState step) {
        StaffId by = step.by();
        return new DeskRows.StepRow(
                step.id(),
                step.kind(),
                text(step.title()),
                step.skip(),
                step.status(),
                step.openedAt(),
                step.due(),
                step.endedAt(),
                by == null ? null : person(by),
                step.reason());
    }

    DeskRows.@Nullable HoldRow hold(IncidentState state) {
        IncidentState.Hold hold = state.desk().hold();
        return hold == null ? null : new DeskRows.HoldRow(person(hold.by()), hold.since(), hold.until());
    }

    DeskRows.@Nullable TransferRow transfer(IncidentState state) {
        IncidentState.Transfer transfer = state.desk().transfer();
        return transfer == null
                ? null
                : new DeskRows.TransferRow(
                        person(transfer.from()),
                        person(transfer.to()),
                        transfer.at(),
                        state.deadlines().get(DeadlineKind.HANDOVER));
    }

    DeskRows.@Nullable FollowUpRow followUp(IncidentState state) {
        IncidentState.FollowUp followUp = state.desk().followUp();
        return followUp == null
                ? null
                : new DeskRows.FollowUpRow(person(followUp.by()), followUp.at(), followUp.outcome());
    }

    List<DeskRows.NoticeRow> notices(SortedMap<String, NoticeItem> notices) {
        return notices.values().stream().map(this::notice).toList();
    }

    private DeskRows.NoticeRow notice(NoticeItem item) {
        boolean contact = item.recipient().startsWith("contact:");
        return new DeskRows.NoticeRow(
                item.notice(),
                item.recipient(),
                contact
                        ? null
                        : directory
                                .findPerson(item.recipient())
                                .map(PersonCard::name)
                                .orElse(null),
                item.channel(),
                item.attempt(),
                item.sentAt(),
                item.deliveredAt(),
                item.seenAt(),
                item.answeredAt(),
                item.failedAt(),
                item.detail());
    }

    static List<IncidentRow.DeadlineRow> deadlines(IncidentState state) {
        return state.deadlines().entrySet().stream()
                .map(entry -> new IncidentRow.DeadlineRow(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(IncidentRow.DeadlineRow::due))
                .toList();
    }

    private IncidentRow.PersonRef person(StaffId id) {
        return new IncidentRow.PersonRef(id.value(), directory.nameOf(id.value()));
    }

    private static Text text(Title title) {
        return new Text(title.zh(), title.en());
    }
}
