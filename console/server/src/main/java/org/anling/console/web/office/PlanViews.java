package org.anling.console.web.office;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.console.api.Text;
import org.anling.console.api.plan.PlanPage;
import org.anling.console.api.plan.PlanPage.PlanRemark;
import org.anling.console.api.plan.PlanPage.PlanSource;
import org.anling.console.api.plan.PlanShelf.PlanActivation;
import org.anling.console.api.plan.PlanShelf.PlanKind;
import org.anling.console.api.plan.PlanShelf.PlanLine;
import org.anling.console.api.plan.PlanShelf.PlanState;
import org.anling.console.api.plan.PlanView;
import org.anling.console.view.Directory;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.contract.plan.ProtocolCard;
import org.anling.plans.CardFiles;
import org.anling.plans.Head;
import org.anling.plans.PlanCheck.Checked;
import org.anling.plans.PlanFault;
import org.anling.plans.PlanReader;
import org.anling.registry.plan.PlanRow;
import org.jspecify.annotations.Nullable;

/** What the pages are told of the versions that there are. */
record PlanViews(PlanStock stock, Directory directory) {

    PlanLine line(PlanRow row) {
        PlanText text = row.text();
        PlanRow.Activation activation = row.activation();
        String madeBy = row.madeBy();
        return new PlanLine(
                text.kind().name().toLowerCase(Locale.ROOT) + ":" + text.key(),
                switch (text.kind()) {
                    case PLAN -> PlanKind.PLAN;
                    case CARD -> PlanKind.CARD;
                },
                text.id(),
                text.version(),
                row.title(),
                state(row),
                madeBy == null ? null : directory.nameOf(madeBy),
                row.madeAt(),
                activation == null
                        ? null
                        : new PlanActivation(directory.nameOf(activation.by()), activation.at(), activation.reason()),
                stock.findFollowed(text.kind(), text.id()).orElse(null));
    }

    PlanPage page(PlanRow row) {
        PlanText text = row.text();
        String renewed = Head.find(text.text())
                .map(head -> head.with(stock.next(text.kind(), text.id()), text.text()))
                .orElse(text.text());
        return new PlanPage(
                line(row),
                text.text(),
                renewed,
                plan(text),
                card(text),
                source(text.kind(), text.id()),
                stock.office(text.kind(), text.id()));
    }

    PlanPage.PlanChecked checked(Kind kind, Optional<Head> head, Checked checked) {
        Optional<PlanRow> draft = head.flatMap(found -> stock.findDraft(kind, found.id(), found.version()));
        return new PlanPage.PlanChecked(
                head.map(Head::id).orElse(null),
                head.map(Head::version).orElse(null),
                remarks(checked.faults()),
                remarks(checked.notes()),
                checked.plan().map(PlanView::of).orElse(null),
                checked.card().orElse(null),
                head.map(found -> source(kind, found.id())).orElse(null),
                draft.map(PlanRow::madeAt).orElse(null));
    }

    private PlanState state(PlanRow row) {
        boolean valid = stock.findValid(row.text().kind(), row.text().id())
                .filter(row::equals)
                .isPresent();
        return valid ? PlanState.ACTIVE : row.isDraft() ? PlanState.DRAFT : PlanState.STORED;
    }

    private @Nullable PlanSource source(Kind kind, String id) {
        return stock.findValid(kind, id)
                .map(row -> new PlanSource(row.text().version(), row.text().text()))
                .orElse(null);
    }

    private static @Nullable PlanView plan(PlanText text) {
        return text.kind() == Kind.PLAN
                ? PlanReader.read("", text.text()).plan().map(PlanView::of).orElse(null)
                : null;
    }

    /** A card alone: what it says of other cards was checked when it was kept. */
    private static @Nullable ProtocolCard card(PlanText text) {
        return text.kind() == Kind.CARD ? CardFiles.alone(text.text()).orElse(null) : null;
    }

    private static List<PlanRemark> remarks(List<PlanFault> faults) {
        return faults.stream()
                .map(fault -> new PlanRemark(fault.line(), fault.column(), new Text(fault.zh(), fault.en())))
                .toList();
    }
}
