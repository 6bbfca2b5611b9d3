package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.office.ResponderRows;
import org.anling.console.api.office.StaffRows;
import org.anling.console.api.office.Tree;

/** Staff, accounts, organisation, responders. */
public enum OfficeEndpoint implements Endpoint {
    STAFF_RECORDS(Route.get(
            "/api/office/staff", Access.OFFICE, StaffRows.StaffRecords.class, "Staff within one's own scope")),
    ADD_STAFF(Route.post(
            "/api/office/staff",
            Access.ADMIN,
            StaffRows.NewStaff.class,
            StaffRows.Invitation.class,
            "A new member with an account; the password is good once and shown this once")),
    CHANGE_STAFF(Route.post(
            "/api/office/staff/:id",
            Access.ADMIN,
            StaffRows.StaffChange.class,
            StaffRows.StaffRecord.class,
            "Name, role, scope; ends the sessions of the member")),
    INVITE_STAFF(Route.post(
            "/api/office/staff/:id/invite",
            Access.ADMIN,
            Requests.Empty.class,
            StaffRows.Invitation.class,
            "A new password that is good once, shown this once")),
    DISABLE_STAFF(Route.post(
            "/api/office/staff/:id/disable", Access.ADMIN, Requests.Empty.class, Done.class, "May not sign in")),
    ENABLE_STAFF(Route.post(
            "/api/office/staff/:id/enable", Access.ADMIN, Requests.Empty.class, Done.class, "May sign in again")),
    UNLOCK_STAFF(Route.post(
            "/api/office/staff/:id/unlock",
            Access.ADMIN,
            Requests.Empty.class,
            Done.class,
            "Ends the pause after too many failures")),
    RESET_FACTOR(Route.post(
            "/api/office/staff/:id/reset-factor",
            Access.ADMIN,
            Requests.Empty.class,
            Done.class,
            "Takes a lost second factor away and ends the sessions")),
    TREE(Route.get("/api/office/organisation", Access.OFFICE, Tree.class, "The organisation within one's own scope")),
    ADD_NODE(Route.post(
            "/api/office/organisation", Access.ADMIN, Tree.NewNode.class, Done.class, "Add a node below another")),
    RENAME_NODE(Route.post(
            "/api/office/organisation/:id/rename", Access.ADMIN, Tree.NodeName.class, Done.class, "Another name")),
    REMOVE_NODE(Route.delete(
            "/api/office/organisation/:id", Access.ADMIN, Done.class, "Remove a node on which nothing hangs")),
    RESPONDER_RECORDS(Route.get(
            "/api/office/responders",
            Access.OFFICE,
            ResponderRows.ResponderRecords.class,
            "Responders within one's own scope, and how sure it is that they are reached")),
    ADD_RESPONDER(Route.post(
            "/api/office/responders", Access.OFFICE, ResponderRows.ResponderForm.class, Done.class, "Add a responder")),
    CHANGE_RESPONDER(Route.post(
            "/api/office/responders/:id",
            Access.OFFICE,
            ResponderRows.ResponderForm.class,
            Done.class,
            "Change a responder")),
    REMOVE_RESPONDER(Route.delete(
            "/api/office/responders/:id", Access.OFFICE, Done.class, "Remove a responder and the account")),
    INVITE_RESPONDERS(Route.post(
            "/api/office/invitations",
            Access.OFFICE,
            StaffRows.Invite.class,
            StaffRows.Invitations.class,
            "Accounts for responders, with passwords that are good once and shown this once"));

    private final Route route;

    OfficeEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}
