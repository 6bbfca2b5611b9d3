package org.anling.console.web.report;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.ReportEndpoint;
import org.anling.console.api.report.AuditPage;
import org.anling.console.api.report.AuditPage.AuditKeeping;
import org.anling.console.api.report.AuditPage.AuditLine;
import org.anling.console.api.report.AuditPage.LastNight;
import org.anling.console.store.Session;
import org.anling.console.store.report.AuditBook;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.RetentionRun;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditQuestion;
import org.anling.registry.record.AuditQuestion.Cursor;
import org.anling.registry.record.AuditQuestion.Line;
import org.anling.registry.sheet.GridWriter;
import org.jspecify.annotations.Nullable;

/** Shows and exports who did and saw what. Looking at it is a look, taking it along an export: both are in it. */
public final class AuditHandlers {
    private static final int PAGE = 100;
    private static final int AT_ONCE = 2_000;
    private static final int MOST = 50_000;
    private static final int LONGEST_WORD = 64;

    private final AuditBook book;
    private final Consumer<AuditEntry> audit;
    private final InstantSource clock;

    /** @param audit keeps entries also while the database is down */
    public AuditHandlers(AuditBook book, Consumer<AuditEntry> audit, InstantSource clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ReportEndpoint.AUDIT, this::page);
        handlers.put(ReportEndpoint.AUDIT_FILE, this::file);
        return handlers;
    }

    private Reply page(Call call) {
        Optional<Cursor> before = cursor(call.query().getOrDefault("before", ""));
        AuditQuestion question = question(call, before);
        List<Line> found = book.page(question, PAGE + 1);
        List<Line> shown = found.subList(0, Math.min(PAGE, found.size()));
        if (before.isEmpty()) {
            note(call.session(), AuditKind.LOOK, question, days(call));
        }
        return Reply.ok(new AuditPage(
                shown.stream().map(AuditHandlers::line).toList(),
                found.size() > PAGE ? text(shown.getLast().cursor()) : null,
                book.keeping().zone().getId(),
                keeping()));
    }

    private Reply file(Call call) {
        ReportQuery query = query(call);
        boolean xlsx = query.isXlsx();
        AuditQuestion question = question(call, Optional.empty());
        List<Line> lines = all(question);
        String name = "anling-audit-" + query.from() + "-" + query.to() + (xlsx ? ".xlsx" : ".csv");
        note(call.session(), AuditKind.EXPORT, question, name + " rows=" + lines.size());
        var grid = AuditGrid.of(lines, book.keeping().zone(), query.isEnglish());
        return xlsx
                ? Reply.file(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        name,
                        GridWriter.xlsx(grid))
                : Reply.file("text/csv; charset=utf-8", name, GridWriter.csv(grid));
    }

    private List<Line> all(AuditQuestion question) {
        List<Line> all = new ArrayList<>();
        List<Line> some = book.page(question, AT_ONCE);
        while (!some.isEmpty()) {
            all.addAll(some);
            if (all.size() > MOST) {
                throw Refusal.of(400, "too_many_entries");
            }
            some = some.size() < AT_ONCE ? List.of() : book.page(question.behind(some.getLast()), AT_ONCE);
        }
        return all;
    }

    private ReportQuery query(Call call) {
        return new ReportQuery(call.query(), book.keeping().zone(), clock.instant());
    }

    private String days(Call call) {
        ReportQuery query = query(call);
        return query.from() + "/" + query.to();
    }

    private AuditQuestion question(Call call, Optional<Cursor> before) {
        ReportQuery query = query(call);
        return new AuditQuestion(
                query.from().atStartOfDay(query.zone()).toInstant(),
                query.to().plusDays(1).atStartOfDay(query.zone()).toInstant(),
                word(call, "who"),
                elder(word(call, "elder")),
                kind(word(call, "kind")),
                before,
                call.session().scope().prefix());
    }

    private void note(Session session, AuditKind kind, AuditQuestion question, String subject) {
        audit.accept(new AuditEntry(
                clock.instant(),
                session.person(),
                session.role(),
                question.elder(),
                "audit",
                null,
                null,
                kind,
                subject));
    }

    private AuditKeeping keeping() {
        Keeping keeping = book.keeping();
        return new AuditKeeping(
                keeping.personal().toDays(),
                keeping.audit().toDays(),
                keeping.signIns().toDays(),
                keeping.hour(),
                book.findLastRun().map(AuditHandlers::night).orElse(null));
    }

    private static LastNight night(RetentionRun run) {
        return new LastNight(run.day().toString(), run.blocks(), run.entries(), run.signIns(), run.doneAt());
    }

    private static AuditLine line(Line line) {
        AuditEntry entry = line.entry();
        ElderId elder = entry.elder();
        IncidentId incident = entry.incident();
        return new AuditLine(
                entry.at(),
                entry.person(),
                line.name(),
                entry.role(),
                entry.kind(),
                entry.what(),
                elder == null ? null : elder.value(),
                line.elderName(),
                incident == null ? null : incident.value(),
                entry.reason(),
                entry.subject());
    }

    /** In one word, for an address. */
    private static String text(Cursor cursor) {
        String plain = cursor.at() + "~" + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Cursor> cursor(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int middle = Math.max(0, plain.indexOf('~'));
            return Optional.of(
                    new Cursor(Instant.parse(plain.substring(0, middle)), Long.parseLong(plain.substring(middle + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.of(400, "malformed");
        }
    }

    private static String word(Call call, String name) {
        String word = call.query().getOrDefault(name, "").strip();
        if (word.length() > LONGEST_WORD) {
            throw Refusal.of(400, "malformed");
        }
        return word;
    }

    private static @Nullable ElderId elder(String text) {
        try {
            return text.isEmpty() ? null : new ElderId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "unknown_elder");
        }
    }

    private static @Nullable AuditKind kind(String text) {
        try {
            return text.isEmpty() ? null : AuditKind.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "malformed");
        }
    }
}
