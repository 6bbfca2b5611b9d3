package org.anling.console.api.endpoint;

import org.anling.console.api.report.AuditPage;
import org.anling.console.api.report.LevelsReport;
import org.anling.console.api.report.MonthReport;
import org.anling.console.api.report.TodayReport;

/** What a supervisor and an auditor ask the record. */
public enum ReportEndpoint implements Endpoint {
    REPORT_LEVELS(Route.get("/api/reports/levels", Access.OFFICE, LevelsReport.class, "One service level over a span")),
    REPORT_FILE(Route.get("/api/reports/file", Access.OFFICE, null, "The same as CSV or XLSX; the export is logged")),
    REPORT_MONTH(Route.get("/api/reports/month", Access.OFFICE, MonthReport.class, "The figures of a month")),
    REPORT_TODAY(Route.get(
            "/api/reports/today", Access.STAFF, TodayReport.class, "How emergencies were answered since midnight")),
    AUDIT(Route.get(
            "/api/audit",
            Access.OFFICE,
            AuditPage.class,
            "Who did and saw what, by days (from, to), person (who), elder and kind, in pages (before); the look is"
                    + " logged")),
    AUDIT_FILE(Route.get("/api/audit/file", Access.OFFICE, null, "The same as CSV or XLSX; the export is logged"));

    private final Route route;

    ReportEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}
