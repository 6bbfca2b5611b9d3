package org.anling.console.web.office;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.console.api.Done;
import org.anling.console.api.Problem;
import org.anling.console.api.Text;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.PlanEndpoint;
import org.anling.console.api.plan.PlanPage;
import org.anling.console.api.plan.PlanShelf;
import org.anling.console.projection.Board;
import org.anling.console.store.PlanBook;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.contract.plan.Title;
import org.anling.plans.Head;
import org.anling.plans.PlanCheck;
import org.anling.plans.PlanCheck.Checked;
import org.anling.plans.PlanFault;
import org.anling.registry.office.OfficePlans;
import org.anling.registry.plan.PlanRow;
import org.jspecify.annotations.Nullable;

/** Response plans and protocol cards: looked at, checked, made valid. */
public final class PlanHandlers {
    private static final Pattern KEY = Pattern.compile("(plan|card):([a-z0-9-]{1,40})@(\\d{1,7})");
    private static final int LONGEST_REASON = 500;

    private final Desk desk;
    private final Supplier<Board> boards;
    private final PlanFilesTaken taken = new PlanFilesTaken();

    public PlanHandlers(Desk desk, Supplier<Board> boards) {
        this.desk = desk;
        this.boards = boards;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(PlanEndpoint.PLANS, this::list);
        handlers.put(PlanEndpoint.PLAN, this::look);
        handlers.put(PlanEndpoint.CHECK_PLAN, this::check);
        handlers.put(PlanEndpoint.DRAFT_PLAN, this::draft);
        handlers.put(PlanEndpoint.ACTIVATE_PLAN, this::activate);
        handlers.put(PlanEndpoint.DISCARD_PLAN, this::discard);
        handlers.replaceAll((endpoint, handler) -> OfficeWords.told(handler, desk.directory()));
        return handlers;
    }

    private Reply list(Call call) {
        PlanBook book = desk.office().plans();
        PlanViews views = views(book);
        return Reply.ok(new PlanShelf(
                book.files().followed(),
                views.stock().rows().stream().map(views::line).toList()));
    }

    private Reply look(Call call) {
        PlanViews views = views(desk.office().plans());
        return page(views, row(views.stock(), version(call)));
    }

    private Reply check(Call call) {
        OfficePlans store = desk.office().plans().store();
        Kind kind = kind(call);
        String text = PlanUpload.read(call);
        PlanViews views = views(desk.office().plans());
        Optional<Head> head = Head.find(text);
        Checked checked = PlanCheck.check(kind, text, views.stock().knownToNew(kind, store.skills()));
        return Reply.ok(views.checked(kind, head, checked));
    }

    private Reply draft(Call call) {
        OfficePlans store = desk.office().plans().store();
        Kind kind = kind(call);
        String text = PlanUpload.read(call);
        Checked checked =
                PlanCheck.check(kind, text, views(desk.office().plans()).stock().knownToNew(kind, store.skills()));
        Head head = Head.find(text).orElseThrow(() -> faulty(checked));
        Title title = title(checked).orElseThrow(() -> faulty(checked));
        OfficePlans.Written written =
                new OfficePlans.Written(new PlanText(kind, head.id(), head.version(), text), title);
        PlanRow kept = store.draft(written, seen(call), desk.by(call.session()));
        return page(views(desk.office().plans()), kept);
    }

    private Reply activate(Call call) {
        PlanPage.ActivatePlan body = call.body(PlanPage.ActivatePlan.class);
        String reason = body.reason().strip();
        OfficeWords.check(!reason.isEmpty() && reason.length() <= LONGEST_REASON, "reason");
        OfficePlans store = desk.office().plans().store();
        OfficePlans.Version version = version(call);
        PlanStock stock = views(desk.office().plans()).stock();
        if (stock.office(version.kind(), version.id()) == body.over()) {
            PlanRow row = row(stock, version);
            Checked checked = PlanCheck.check(
                    version.kind(), row.text().text(), stock.knownToStored(version.kind(), store.skills()));
            if (title(checked).isEmpty()) {
                throw faulty(checked);
            }
        }
        // Where somebody was first meanwhile, this says who and when.
        PlanRow active = store.activate(version, body.over(), body.seen(), reason, desk.by(call.session()));
        return page(views(desk.office().plans()), active);
    }

    private Reply discard(Call call) {
        Instant seen = call.body(PlanPage.DiscardPlan.class).seen();
        desk.office().plans().store().discard(version(call), seen, desk.by(call.session()));
        return Reply.ok(Done.YES);
    }

    /** Everything as it is now; versions of files that are new are kept first. */
    private PlanViews views(PlanBook book) {
        taken.take(book, desk.clock().instant());
        PlanStock stock =
                new PlanStock(book.store().list(), boards.get().centre().plans());
        return new PlanViews(stock, desk.directory());
    }

    private static Reply page(PlanViews views, PlanRow row) {
        return Reply.ok(views.page(row));
    }

    private static PlanRow row(PlanStock stock, OfficePlans.Version version) {
        return stock.rows().stream()
                .filter(row -> row.text().kind() == version.kind()
                        && row.text().id().equals(version.id())
                        && row.text().version() == version.version())
                .findFirst()
                .orElseThrow(() -> OfficeWords.refusal(404, "unknown_record"));
    }

    private static Optional<Title> title(Checked checked) {
        return checked.plan().map(plan -> plan.title()).or(() -> checked.card().map(card -> card.title()));
    }

    /** What is wrong, each with its place. */
    private static Refusal faulty(Checked checked) {
        List<Problem.FieldError> errors =
                checked.faults().stream().map(PlanHandlers::error).toList();
        return Refusal.ofForm(errors);
    }

    private static Problem.FieldError error(PlanFault fault) {
        return new Problem.FieldError(fault.line() + ":" + fault.column(), new Text(fault.zh(), fault.en()));
    }

    private static OfficePlans.Version version(Call call) {
        Matcher key = KEY.matcher(call.id());
        if (!key.matches()) {
            throw OfficeWords.refusal(404, "unknown_record");
        }
        return new OfficePlans.Version(kind(key.group(1)), key.group(2), Integer.parseInt(key.group(3)));
    }

    private static Kind kind(Call call) {
        return kind(call.query().getOrDefault("kind", ""));
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "plan" -> Kind.PLAN;
            case "card" -> Kind.CARD;
            default -> throw Refusal.of(400, "malformed");
        };
    }

    private static @Nullable Instant seen(Call call) {
        String seen = call.query().getOrDefault("seen", "");
        try {
            return seen.isEmpty() ? null : Instant.parse(seen);
        } catch (DateTimeParseException e) {
            throw Refusal.of(400, "malformed");
        }
    }
}
