package org.anling.console.web.elder;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.anling.console.api.Done;
import org.anling.console.api.MeasuredSign;
import org.anling.console.api.elder.Communities;
import org.anling.console.api.elder.ElderPage;
import org.anling.console.api.elder.ElderRequests;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.projection.Board;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Looks;
import org.anling.console.store.RecordBook;
import org.anling.console.store.Session;
import org.anling.console.store.StoreDownException;
import org.anling.console.store.Whereabouts;
import org.anling.console.view.BackgroundViews;
import org.anling.console.view.Directory;
import org.anling.console.view.ElderRecords;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Commands;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.registry.people.Elder;
import org.anling.registry.people.VersionConflictException;
import org.jspecify.annotations.Nullable;

/** The records of elders: found, looked at, maintained, and an incident opened for one of them. */
public final class ElderHandlers {
    private static final int FOUND = 20;
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final int REASON = 500;

    private final Sources sources;
    private final Commands commands;
    private final ElderRecords views;

    /** Where records and what belongs to them come from. */
    public record Sources(
            ElderBook book,
            Directory directory,
            Supplier<Board> boards,
            RecordBook record,
            Whereabouts whereabouts,
            Looks looks,
            InstantSource clock) {}

    public ElderHandlers(Sources sources, Commands commands) {
        this.sources = sources;
        this.commands = commands;
        this.views = new ElderRecords(sources.directory());
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ElderEndpoint.ELDERS, this::list);
        handlers.put(ElderEndpoint.COMMUNITIES, this::communities);
        handlers.put(ElderEndpoint.ELDER, this::look);
        handlers.put(ElderEndpoint.BREAK_GLASS, this::breakGlass);
        handlers.put(ElderEndpoint.ADD_ELDER, this::add);
        handlers.put(ElderEndpoint.CHANGE_ELDER, this::change);
        handlers.put(ElderEndpoint.REMOVE_ELDER, this::remove);
        handlers.put(ElderEndpoint.OPEN_INCIDENT, this::openIncident);
        return handlers;
    }

    /** A name and an address are what somebody searches by: they are no look. The record behind them is one. */
    private Reply list(Call call) {
        String typed = call.query().get("q");
        return typed == null ? browse(call) : search(call.session(), typed);
    }

    private Reply search(Session session, String typed) {
        if (typed.length() > LONGEST_SEARCH) {
            throw Refusal.of(400, "malformed");
        }
        Instant now = sources.clock().instant();
        List<Elder> found = sources.book().search(typed, Reach.prefix(session), FOUND);
        return Reply.ok(new ElderPage(
                found.stream().map(elder -> ElderRecords.line(elder, now)).toList(), FOUND, null));
    }

    private Reply browse(Call call) {
        Optional<String> prefix = Reach.within(call.session(), call.query().getOrDefault("community", ""));
        if (prefix.isEmpty()) {
            return Reply.ok(new ElderPage(List.of(), PAGE, null));
        }
        String after = call.query().getOrDefault("after", "");
        Elder last = after.isEmpty() ? null : get(id(after));
        Instant now = sources.clock().instant();
        List<ElderPage.ElderLine> lines = sources.book().browse(prefix.get(), last, PAGE).stream()
                .map(elder -> ElderRecords.line(elder, now))
                .toList();
        return Reply.ok(new ElderPage(
                lines, PAGE, lines.size() < PAGE ? null : lines.getLast().id()));
    }

    private Reply communities(Call call) {
        return Reply.ok(new Communities(sources.book().communities(Reach.prefix(call.session())).stream()
                .map(one -> new Communities.Community(one.code(), one.name()))
                .toList()));
    }

    /** During an incident of the elder everybody of the staff may look; without one, those who maintain his record. */
    private Reply look(Call call) {
        Elder elder = get(id(call.id()));
        Session session = call.session();
        Optional<IncidentState> open =
                ElderRecords.findOpen(elder.id(), sources.boards().get());
        boolean maintains = session.role() == Role.SUPERVISOR || session.role() == Role.ADMIN;
        if (!Reach.sees(session, elder) || (open.isEmpty() && !maintains)) {
            throw Refusal.of(403, "break_glass");
        }
        sources.looks()
                .ofRecord(session, elder.id(), open.map(IncidentState::id).orElse(null), null);
        return shown(elder);
    }

    private Reply breakGlass(Call call) {
        Elder elder = get(id(call.id()));
        String reason = reason(call.body(ElderRequests.BreakGlass.class).reason());
        sources.looks().ofRecord(call.session(), elder.id(), null, reason);
        return shown(elder);
    }

    private Reply shown(Elder elder) {
        Instant now = sources.clock().instant();
        return Reply.ok(views.record(
                new ElderRecords.Found(
                        elder,
                        sources.book().devicesOf(elder.id()),
                        measured(elder, now).orElse(null),
                        sources.record().ofElder(elder.id(), ElderRecords.past())),
                sources.boards().get(),
                now));
    }

    /** A record is read all the same while the store of what is true only now does not answer. */
    private Optional<List<MeasuredSign>> measured(Elder elder, Instant now) {
        try {
            return Optional.of(BackgroundViews.vitals(sources.whereabouts().measured(elder.id()), now));
        } catch (StoreDownException silent) {
            return Optional.empty();
        }
    }

    private Reply add(Call call) {
        ElderRequests.NewElder body = call.body(ElderRequests.NewElder.class);
        FormErrors errors = new FormErrors();
        String number = errors.id("number", body.number());
        errors.refuseIfAny();
        ElderId id = new ElderId(number == null ? "e-" + UUID.randomUUID() : number);
        Elder wanted = form(call.session()).read(id, 0, body.fields());
        if (sources.book().find(id).isPresent()) {
            throw Refusal.of(409, "number_taken");
        }
        Elder stored = put(wanted, call.session());
        sources.looks().ofChange(call.session(), id, "added", "");
        return shown(stored);
    }

    private Reply change(Call call) {
        ElderRequests.ElderChange body = call.body(ElderRequests.ElderChange.class);
        Elder before = mine(call);
        Elder wanted = form(call.session()).read(before.id(), body.version(), body.fields());
        Elder stored = put(wanted, call.session());
        sources.looks().ofChange(call.session(), before.id(), "changed", ElderRecords.changes(before, stored));
        return shown(stored);
    }

    private Elder put(Elder wanted, Session session) {
        try {
            return sources.book().put(wanted, session.person());
        } catch (VersionConflictException conflict) {
            throw conflict(conflict);
        }
    }

    private Reply remove(Call call) {
        ElderRequests.ElderRemoval body = call.body(ElderRequests.ElderRemoval.class);
        String reason = reason(body.reason());
        Elder before = mine(call);
        if (ElderRecords.findOpen(before.id(), sources.boards().get()).isPresent()) {
            throw Refusal.of(409, "incident_open");
        }
        try {
            sources.book().remove(before.id(), body.version());
        } catch (VersionConflictException conflict) {
            throw conflict(conflict);
        }
        sources.looks().ofChange(call.session(), before.id(), "removed", reason);
        return Reply.ok(Done.YES);
    }

    private Reply openIncident(Call call) throws InterruptedException {
        ElderRequests.ManualIncident body = call.body(ElderRequests.ManualIncident.class);
        FormErrors errors = new FormErrors();
        String reason = errors.need("reason", body.reason(), REASON);
        String reporter = errors.text("reporter", body.reporter(), 100);
        errors.refuseIfAny();
        Elder elder = get(id(call.id()));
        Session session = call.session();
        String note = reporter.isEmpty() ? reason : reporter + ": " + reason;
        CentreCommand command = new CentreCommand(
                new StaffId(session.person()),
                session.role(),
                new CentreCommand.Report(elder.ref(), body.priority(), body.way()));
        Personal told = new Personal(null, elder.card().home(), note, null, List.of());
        Optional<Reply> other = commands.submit(new Commands.Order(call, session, command, told), "/api/incidents");
        return other.orElseGet(() -> Reply.ok(new ElderRequests.OpenedIncident(
                ElderRecords.findOpen(elder.id(), sources.boards().get())
                        .map(state -> state.id().value())
                        .orElse(""))));
    }

    /** The record that is to be changed: there, and within what the person answers for. */
    private Elder mine(Call call) {
        Elder elder = get(id(call.id()));
        if (!Reach.sees(call.session(), elder)) {
            throw Refusal.of(403, "out_of_scope");
        }
        return elder;
    }

    private ElderForm form(Session session) {
        return new ElderForm(
                code -> sources.book().communities(Reach.prefix(session)).stream()
                        .anyMatch(one -> one.code().equals(code)),
                sources.clock().instant().atZone(ZoneOffset.UTC).getYear() + 1);
    }

    private Elder get(ElderId id) {
        return sources.book().find(id).orElseThrow(() -> Refusal.of(404, "unknown_elder"));
    }

    private Refusal conflict(VersionConflictException conflict) {
        return Refusal.conflict(
                conflict.by().map(sources.directory()::nameOf).orElse(null),
                conflict.at().orElse(null));
    }

    private static String reason(@Nullable String said) {
        FormErrors errors = new FormErrors();
        String reason = errors.need("reason", said, REASON);
        errors.refuseIfAny();
        return reason;
    }

    private static ElderId id(String text) {
        try {
            return new ElderId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_elder");
        }
    }
}
