package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.elder.Communities;
import org.anling.console.api.elder.DeviceCommands;
import org.anling.console.api.elder.DeviceRequests;
import org.anling.console.api.elder.ElderPage;
import org.anling.console.api.elder.ElderRecord;
import org.anling.console.api.elder.ElderRequests;
import org.anling.console.api.elder.ImportView;

/** Elders and their devices: found, looked at, maintained. */
public enum ElderEndpoint implements Endpoint {
    ELDERS(Route.get(
            "/api/elders",
            Access.STAFF,
            ElderPage.class,
            "Elders by what was typed (q), or by community in pages (community, after); what is shown is a look")),
    COMMUNITIES(Route.get("/api/communities", Access.STAFF, Communities.class, "Communities of the scope")),
    ELDER(Route.get("/api/elders/:id", Access.STAFF, ElderRecord.class, "The record of an elder; the look is logged")),
    BREAK_GLASS(Route.post(
            "/api/elders/:id/break-glass",
            Access.STAFF,
            ElderRequests.BreakGlass.class,
            ElderRecord.class,
            "The record of an elder who is not one's own to see, with a reason that is logged")),
    ADD_ELDER(
            Route.post("/api/elders", Access.OFFICE, ElderRequests.NewElder.class, ElderRecord.class, "Add an elder")),
    CHANGE_ELDER(Route.post(
            "/api/elders/:id", Access.OFFICE, ElderRequests.ElderChange.class, ElderRecord.class, "Change a record")),
    REMOVE_ELDER(Route.post(
            "/api/elders/:id/remove",
            Access.OFFICE,
            ElderRequests.ElderRemoval.class,
            Done.class,
            "Remove a record; not while an incident is open")),
    ELDER_FILE(Route.post(
            "/api/elders/:id/file",
            Access.ADMIN,
            ElderRequests.FileWish.class,
            null,
            "All that is held about an elder as one JSON file; logged with its reason")),
    ERASE_ELDER(Route.post(
            "/api/elders/:id/erase",
            Access.ADMIN,
            ElderRequests.Erasure.class,
            ElderRequests.ErasedElder.class,
            "Erase all that could name an elder; not while an incident is open; an entry proves it")),
    OPEN_INCIDENT(Route.post(
            "/api/elders/:id/open-incident",
            Access.HANDLING,
            ElderRequests.ManualIncident.class,
            ElderRequests.OpenedIncident.class,
            "Open an incident that somebody told the centre of")),
    DEVICES(Route.get(
            "/api/devices",
            Access.OFFICE,
            DeviceRequests.DevicePage.class,
            "Devices by beginning of id or SIM (q), standing, community, open technical alerts (trouble=any), in pages"
                    + " (after)")),
    ENROL(Route.post(
            "/api/devices",
            Access.OFFICE,
            DeviceRequests.Enrolment.class,
            ElderRecord.DeviceLine.class,
            "Enrol a device, for an elder or for nobody yet")),
    CHANGE_DEVICE(Route.post(
            "/api/devices/:id",
            Access.OFFICE,
            DeviceRequests.DeviceChange.class,
            ElderRecord.DeviceLine.class,
            "Change a device or move it to another elder")),
    REVOKE_DEVICE(Route.post(
            "/api/devices/:id/revoke",
            Access.OFFICE,
            DeviceRequests.DeviceVersion.class,
            ElderRecord.DeviceLine.class,
            "A device may not speak any more; its session ends within seconds")),
    REINSTATE_DEVICE(Route.post(
            "/api/devices/:id/reinstate",
            Access.OFFICE,
            DeviceRequests.DeviceVersion.class,
            ElderRecord.DeviceLine.class,
            "A revoked device may speak again")),
    NEW_SECRET(Route.post(
            "/api/devices/:id/secret",
            Access.OFFICE,
            DeviceRequests.DeviceVersion.class,
            DeviceRequests.NewSecret.class,
            "A new secret for a device, shown this once")),
    PANEL_KEY(Route.post(
            "/api/devices/:id/key",
            Access.ADMIN,
            DeviceRequests.PanelKey.class,
            ElderRecord.DeviceLine.class,
            "The AES key of a DC-09 account, set, replaced or taken away; in force at the gateways within seconds and"
                    + " never shown")),
    DEVICE_COMMANDS(Route.get(
            "/api/devices/:id/commands",
            Access.OFFICE,
            DeviceCommands.CommandPage.class,
            "What was asked of a device last, how far it has come, and what can be asked of it")),
    ASK_DEVICE(Route.post(
            "/api/devices/:id/commands",
            Access.OFFICE,
            DeviceCommands.CommandWish.class,
            DeviceCommands.CommandPage.class,
            "Ask something of a device; what can make it say less only the admin may ask; each is in the audit")),
    UPLOAD_LIST(Route.post(
            "/api/imports/:id",
            Access.ADMIN,
            null,
            ImportView.class,
            "A list (organisations, elders, devices, responders) as the one file of a multipart body, its name in the"
                    + " query (name); it is looked at and nothing is written")),
    IMPORT(Route.get("/api/imports/:id", Access.ADMIN, ImportView.class, "How far an import is; problems from (from)")),
    COMMIT_IMPORT(Route.post(
            "/api/imports/:id/commit",
            Access.ADMIN,
            Requests.Empty.class,
            ImportView.class,
            "Write a list that nothing is wrong with: all of it or nothing")),
    IMPORT_REPORT(Route.get("/api/imports/:id/report", Access.ADMIN, null, "What is wrong with a list, as CSV"));

    private final Route route;

    ElderEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public boolean upload() {
        return this == UPLOAD_LIST;
    }

    @Override
    public Route route() {
        return route;
    }
}
