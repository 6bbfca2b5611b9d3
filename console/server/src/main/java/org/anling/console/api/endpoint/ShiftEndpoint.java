package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.shift.OnShift;
import org.anling.console.api.shift.ShiftRequests;
import org.anling.console.api.shift.ShiftWeek;

/** The calendar of shifts. */
public enum ShiftEndpoint implements Endpoint {
    SHIFTS(Route.get(
            "/api/office/shifts", Access.OFFICE, ShiftWeek.class, "One week of shifts within one's own scope")),
    SHIFT_FILE(
            Route.get("/api/office/shifts/file", Access.OFFICE, null, "The same as CSV or XLSX; the export is logged")),
    ADD_SHIFT(Route.post(
            "/api/office/shifts",
            Access.OFFICE,
            ShiftRequests.NewShift.class,
            ShiftRequests.ShiftsDone.class,
            "A shift, or a weekly pattern of them, all or none")),
    CHANGE_SHIFT(Route.post(
            "/api/office/shifts/:id",
            Access.OFFICE,
            ShiftRequests.ShiftChange.class,
            Done.class,
            "Another person, time, role or place")),
    CANCEL_SHIFT(Route.post(
            "/api/office/shifts/:id/cancel",
            Access.OFFICE,
            ShiftRequests.ShiftCancel.class,
            ShiftRequests.ShiftsDone.class,
            "Cancel a shift, or the rest of its pattern")),
    SWAP_SHIFTS(Route.post(
            "/api/office/shifts/:id/swap",
            Access.OFFICE,
            ShiftRequests.ShiftSwap.class,
            Done.class,
            "Two people take each other's shift")),
    COPY_WEEK(Route.post(
            "/api/office/shift-weeks",
            Access.OFFICE,
            ShiftRequests.CopyWeek.class,
            ShiftRequests.ShiftsDone.class,
            "Copy the week before into a week; what cannot be is told")),
    ON_SHIFT(Route.get("/api/shifts/now", Access.STAFF, OnShift.class, "Who is on shift now, and the next change")),
    OWN_SHIFTS(Route.get("/api/shifts/own", Access.RESPONDER, OnShift.OwnShifts.class, "One's own next shifts"));

    private final Route route;

    ShiftEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}
