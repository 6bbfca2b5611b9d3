package org.anling.console.web.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.ReportEndpoint;
import org.anling.console.api.report.LevelsReport;
import org.anling.console.api.report.MonthReport;
import org.anling.console.api.report.MonthReport.ClockMonth;
import org.anling.console.api.report.MonthReport.SilentDevices;
import org.anling.console.api.report.TodayReport;
import org.anling.console.store.Session;
import org.anling.console.store.report.ReportBook;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.LevelQuestion.Grouping;
import org.anling.registry.report.LevelQuestion.Step;
import org.anling.registry.report.MonthFigures;
import org.anling.registry.report.MonthFigures.SilentRow;
import org.anling.registry.report.ServiceClass;
import org.anling.registry.report.ServiceClock;
import org.anling.registry.report.ServiceReports;
import org.anling.registry.report.Span;
import org.anling.registry.sheet.Grid;
import org.anling.registry.sheet.GridWriter;

/** Service levels as charts need them, as files, and a month on one sheet. */
public final class ReportHandlers {
    private final ReportBook book;
    private final Consumer<AuditEntry> audit;
    private final String centre;
    private final InstantSource clock;

    /** @param centre what the pages call it */
    public ReportHandlers(ReportBook book, Consumer<AuditEntry> audit, String centre, InstantSource clock) {
        this.book = book;
        this.audit = audit;
        this.centre = centre;
        this.clock = clock;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ReportEndpoint.REPORT_LEVELS, call -> Reply.ok(levels(call)));
        handlers.put(ReportEndpoint.REPORT_FILE, this::file);
        handlers.put(ReportEndpoint.REPORT_MONTH, this::month);
        handlers.put(ReportEndpoint.REPORT_TODAY, this::today);
        return handlers;
    }

    private ReportQuery query(Call call) {
        return new ReportQuery(call.query(), book.zone(), clock.instant());
    }

    private LevelsReport levels(Call call) {
        ReportQuery query = query(call);
        LevelQuestion question = query.levels(call.session().scope().prefix());
        LevelAnswer answer = book.levels(question);
        if (answer.rows().size() > ServiceReports.MOST_ROWS) {
            throw Refusal.of(400, "too_many_rows");
        }
        Map<String, String> names = switch (question.by()) {
            case COMMUNITY, OPERATOR -> book.names(ReportViews.groups(answer));
            case NONE, PRIORITY, MODEL -> Map.of();
        };
        return ReportViews.levels(query, question, answer, names);
    }

    private Reply file(Call call) {
        ReportQuery query = query(call);
        boolean xlsx = query.isXlsx();
        LevelsReport report = levels(call);
        Grid grid = ReportGrids.of(report, query.isEnglish());
        Session session = call.session();
        String name = "anling-" + report.clock() + "-" + report.from() + "-" + report.to() + (xlsx ? ".xlsx" : ".csv");
        audit.accept(
                AuditEntry.of(AuditKind.EXPORT, clock.instant(), session.person(), session.role(), "report", name));
        return xlsx
                ? Reply.file(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        name,
                        GridWriter.xlsx(grid))
                : Reply.file("text/csv; charset=utf-8", name, GridWriter.csv(grid));
    }

    private Reply month(Call call) {
        YearMonth month = query(call).month();
        ZoneId zone = book.zone();
        Instant now = clock.instant();
        Span span = new Span(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                call.session().scope().prefix());
        MonthFigures figures = book.month(span);
        Map<String, String> names = book.names(figures.silent().stream()
                .flatMap(row -> Stream.ofNullable(row.community()))
                .toList());
        return Reply.ok(new MonthReport(
                month.toString(),
                now.isBefore(span.to()),
                centre,
                zone.getId(),
                Arrays.stream(ServiceClock.values())
                        .map(one -> clockOf(one, span, now))
                        .toList(),
                figures.incidents(),
                figures.falsePresses(),
                figures.escalations(),
                figures.answers(),
                figures.silent().stream().map(row -> silent(row, names)).toList(),
                figures.outside(),
                figures.complete()));
    }

    private ClockMonth clockOf(ServiceClock one, Span span, Instant now) {
        LevelAnswer answer = book.levels(whole(one, span, Optional.empty(), now));
        return new ClockMonth(one, ReportViews.line(answer.whole(), Map.of()), ReportViews.promises(answer.promises()));
    }

    private Reply today(Call call) {
        Instant now = clock.instant();
        Instant midnight =
                now.atZone(book.zone()).toLocalDate().atStartOfDay(book.zone()).toInstant();
        Span span =
                new Span(midnight, now.plusSeconds(1), call.session().scope().prefix());
        LevelAnswer answer = book.levels(whole(ServiceClock.ANSWERED, span, Optional.of(ServiceClass.P1), now));
        long of = answer.whole().done() + answer.whole().waiting();
        return Reply.ok(new TodayReport(of, ReportViews.promises(answer.promises()), now));
    }

    private LevelQuestion whole(ServiceClock one, Span span, Optional<ServiceClass> of, Instant now) {
        return new LevelQuestion(
                one, span.from(), span.to(), Step.WHOLE, Grouping.NONE, of, span.scope(), book.zone(), now);
    }

    private static SilentDevices silent(SilentRow row, Map<String, String> names) {
        String community = row.community();
        return new SilentDevices(
                community,
                community == null ? null : names.getOrDefault(community, community),
                row.devices(),
                row.times(),
                row.still());
    }
}
