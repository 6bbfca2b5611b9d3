package org.anling.console.web.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.ShiftEndpoint;
import org.anling.console.api.shift.OnShift;
import org.anling.console.api.shift.ShiftRequests;
import org.anling.console.api.shift.ShiftRequests.NotCopied;
import org.anling.console.api.shift.ShiftRequests.ShiftsDone;
import org.anling.console.projection.Board;
import org.anling.console.projection.Scope;
import org.anling.console.store.Session;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.state.ResponderState;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeShifts;
import org.anling.registry.office.OfficeShifts.Post;
import org.anling.registry.office.OfficeShifts.Seen;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.sheet.Grid;
import org.anling.registry.sheet.GridWriter;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.ShiftOverlapException;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;

/** The calendar of shifts: everybody sees what concerns his part of the centre and changes what lies within it. */
public final class ShiftHandlers {
    private static final int MOST_OWN = 14;

    private final Desk desk;
    private final Supplier<Board> boards;
    private final WallClock clock;
    private final Consumer<AuditEntry> audit;

    /** Where it looks; {@code zone} is that of the people at the desk. */
    public record Sources(Desk desk, Supplier<Board> boards, ZoneId zone, Consumer<AuditEntry> audit) {}

    public ShiftHandlers(Sources sources) {
        this.desk = sources.desk();
        this.boards = sources.boards();
        this.clock = new WallClock(sources.zone());
        this.audit = sources.audit();
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ShiftEndpoint.SHIFTS, this::week);
        handlers.put(ShiftEndpoint.SHIFT_FILE, this::file);
        handlers.put(ShiftEndpoint.ADD_SHIFT, this::add);
        handlers.put(ShiftEndpoint.CHANGE_SHIFT, this::change);
        handlers.put(ShiftEndpoint.CANCEL_SHIFT, this::cancel);
        handlers.put(ShiftEndpoint.SWAP_SHIFTS, this::swap);
        handlers.put(ShiftEndpoint.COPY_WEEK, this::copy);
        handlers.put(ShiftEndpoint.ON_SHIFT, this::now);
        handlers.put(ShiftEndpoint.OWN_SHIFTS, this::own);
        handlers.replaceAll((endpoint, handler) -> OfficeWords.told(told(handler), desk.directory()));
        return handlers;
    }

    private Reply week(Call call) {
        LocalDate monday = monday(call.query().getOrDefault("week", ""));
        ShiftViews views = views(call);
        return Reply.ok(views.week(monday, shifts().shifts().within(clock.week(monday)), now()));
    }

    private Reply file(Call call) {
        LocalDate monday = monday(call.query().getOrDefault("week", ""));
        boolean english = call.query().getOrDefault("language", "").equals("en");
        boolean xlsx = call.query().getOrDefault("format", "").equals("xlsx");
        Grid grid = views(call).grid(monday, shifts().shifts().within(clock.week(monday)), english);
        Session session = call.session();
        String name = "anling-shifts-" + monday + (xlsx ? ".xlsx" : ".csv");
        audit.accept(AuditEntry.of(AuditKind.EXPORT, now(), session.person(), session.role(), "shifts", name));
        return xlsx
                ? Reply.file(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        name,
                        GridWriter.xlsx(grid))
                : Reply.file("text/csv; charset=utf-8", name, GridWriter.csv(grid));
    }

    private Reply add(Call call) {
        ShiftRequests.NewShift body = call.body(ShiftRequests.NewShift.class);
        ShiftForm form = form(call);
        Post post = form.post(body.person(), body.role(), body.place());
        List<TimeSpan> spans = form.spans(body);
        return Reply.ok(new ShiftsDone(shifts().add(post, spans, by(call)).size(), List.of()));
    }

    private Reply change(Call call) {
        ShiftRequests.ShiftChange body = call.body(ShiftRequests.ShiftChange.class);
        mine(call, call.id());
        ShiftForm form = form(call);
        Post post = form.post(body.person(), body.role(), body.place());
        TimeSpan span = form.span(body.day(), body.from(), body.to());
        shifts().change(
                        new Shift(call.id(), body.version(), post.person(), post.role(), post.place(), span, null),
                        by(call));
        return Reply.ok(Done.YES);
    }

    private Reply cancel(Call call) {
        ShiftRequests.ShiftCancel body = call.body(ShiftRequests.ShiftCancel.class);
        mine(call, call.id());
        if (Boolean.TRUE.equals(body.rest())) {
            return Reply.ok(new ShiftsDone(shifts().cancelRest(call.id(), body.version(), by(call)), List.of()));
        }
        shifts().cancel(call.id(), body.version(), by(call));
        return Reply.ok(new ShiftsDone(1, List.of()));
    }

    /** Each must be able to do what the other did. */
    private Reply swap(Call call) {
        ShiftRequests.ShiftSwap body = call.body(ShiftRequests.ShiftSwap.class);
        Shift one = mine(call, call.id());
        Shift other = mine(call, body.other());
        ShiftWords.check(!one.person().equals(other.person()), "other");
        ShiftForm form = form(call);
        form.post(other.person(), one.role(), one.place());
        form.post(one.person(), other.role(), other.place());
        shifts().swap(new Seen(one.id(), body.version()), new Seen(other.id(), body.otherVersion()), by(call));
        return Reply.ok(Done.YES);
    }

    private Reply copy(Call call) {
        LocalDate monday = monday(call.body(ShiftRequests.CopyWeek.class).monday());
        Scope scope = call.session().scope();
        Set<String> there = new HashSet<>();
        desk.office().responders().list().forEach(one -> there.add(one.id().value()));
        desk.office().staff().list().forEach(one -> there.add(one.id().value()));
        OfficeShifts.Copied copied = shifts().copyWeek(
                        monday, clock, shift -> scope.sees(shift.place()) && there.contains(shift.person()), by(call));
        ShiftViews views = views(call);
        return Reply.ok(new ShiftsDone(
                copied.shifts(),
                copied.leftOut().stream()
                        .map(left -> new NotCopied(views.row(left.wished()), views.row(left.other())))
                        .toList()));
    }

    private Reply now(Call call) {
        Instant now = now();
        Scope scope = call.session().scope();
        ShiftViews views = views(call);
        Board board = boards.get();
        List<OnShift.OnShiftRow> rows = shifts().shifts().within(new TimeSpan(now, now.plusMillis(1))).stream()
                .filter(shift -> shift.isSeenBy(scope.prefix()))
                .map(shift -> views.onShift(shift, isAway(board, shift)))
                .toList();
        Instant next = shifts().shifts().nextChange(now, scope.prefix()).orElse(null);
        return Reply.ok(new OnShift(rows, next, next == null ? null : ShiftViews.time(clock.shown(next))));
    }

    private Reply own(Call call) {
        ShiftViews views = views(call);
        return Reply.ok(
                new OnShift.OwnShifts(shifts().shifts().next(call.session().person(), now(), MOST_OWN).stream()
                        .map(views::own)
                        .toList()));
    }

    private static boolean isAway(Board board, Shift shift) {
        ResponderState state = shift.role().atDesk() ? null : board.responders().get(new ResponderId(shift.person()));
        return state != null && state.availability() == Availability.UNAVAILABLE;
    }

    /** A shift that lies within one's own part of the centre. */
    private Shift mine(Call call, String id) {
        Shift shift = shifts().find(id).orElseThrow(() -> ShiftWords.gone());
        if (!call.session().scope().sees(shift.place())) {
            throw Refusal.of(403, "out_of_scope");
        }
        return shift;
    }

    private OfficeShifts shifts() {
        return desk.office().calendar().shifts();
    }

    private ShiftViews views(Call call) {
        return new ShiftViews(
                desk.office(), desk.directory(), clock, call.session().scope());
    }

    private ShiftForm form(Call call) {
        return new ShiftForm(desk.office(), clock, call.session().scope(), now());
    }

    private By by(Call call) {
        return desk.by(call.session());
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private LocalDate monday(String day) {
        try {
            return day.isEmpty() ? clock.monday(now()) : WallClock.monday(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            throw Refusal.of(400, "bad_span");
        }
    }

    private ApiHandler told(ApiHandler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (ShiftOverlapException refused) {
                throw overlap(call, refused);
            }
        };
    }

    private Refusal overlap(Call call, ShiftOverlapException refused) {
        try {
            ShiftViews views = views(call);
            return ShiftWords.overlap(views.row(refused.wished()), views.row(refused.other()));
        } catch (RegistryUnavailableException down) {
            return Refusal.of(503, "registry_down");
        }
    }
}
