package org.anling.console.store;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.anling.console.api.AssignmentCard;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.registry.people.Account;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.jspecify.annotations.Nullable;

/** Notes who looked at what of an elder, changed what, and who signed in. A look at an incident without an elder is none. Any thread, never waits. */
public final class Looks {
    private final Consumer<AuditEntry> audit;
    private final InstantSource clock;

    /** @param audit keeps entries also while the database is down */
    public Looks(Consumer<AuditEntry> audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody of the staff opened an incident with its timeline and card. */
    public void ofStaff(Session session, IncidentState incident) {
        note(session.person(), session.role(), incident, "card");
    }

    /** Somebody of the staff looked at the devices and the earlier incidents of the elder. */
    public void ofBackground(Session session, IncidentState incident) {
        note(session.person(), session.role(), incident, "background");
    }

    /** Somebody of the staff watched the film of an incident. */
    public void ofReplay(Session session, IncidentState incident) {
        note(session.person(), session.role(), incident, "replay");
    }

    /** Somebody of the staff asked for the link of a recording, and said why. */
    public void ofRecording(Session session, IncidentState incident, String reason) {
        ElderRef elder = incident.elder();
        if (elder != null) {
            audit.accept(new AuditEntry(
                    clock.instant(), session.person(), session.role(), elder.id(), "recording", incident.id(), reason));
        }
    }

    /** A responder was shown what comes with a job: each kind of fact is a look of its own. */
    public void ofResponder(String person, IncidentState incident, AssignmentCard card) {
        if (card.elder() != null) {
            note(person, Role.RESPONDER, incident, "card");
        }
        if (card.card() != null) {
            note(person, Role.RESPONDER, incident, "first-aid");
        }
    }

    /** A responder asked how to get in. */
    public void ofEntry(String person, IncidentState incident) {
        note(person, Role.RESPONDER, incident, "door-note");
    }

    /** Somebody of the staff opened the record of an elder: because of an incident, in the office, or with a reason of his own. */
    public void ofRecord(Session session, ElderId elder, @Nullable IncidentId incident, @Nullable String reason) {
        String what = reason == null ? "record" : "glass";
        audit.accept(new AuditEntry(clock.instant(), session.person(), session.role(), elder, what, incident, reason));
    }

    /** Somebody changed what is registered of an elder; which fields, never what stands in them. */
    public void ofChange(Session session, ElderId elder, String what, String fields) {
        audit.accept(new AuditEntry(
                clock.instant(), session.person(), session.role(), elder, what, null, fields, AuditKind.CHANGE, null));
    }

    /** Somebody changed a device that protects nobody. */
    public void ofDevice(Session session, DeviceId device, String what) {
        accept(session, AuditKind.CHANGE, what, device.value());
    }

    /** All that is held about an elder left the house. */
    public void ofFile(Session session, ElderId elder, String reason) {
        audit.accept(new AuditEntry(
                clock.instant(),
                session.person(),
                session.role(),
                elder,
                "elder",
                null,
                reason,
                AuditKind.EXPORT,
                null));
    }

    /** Somebody signed in, from the address that his session knows. */
    public void ofSignIn(Session session) {
        accept(session, AuditKind.SIGN_IN, "sign-in", session.origin().address());
    }

    /** Somebody signed out by himself. */
    public void ofSignOut(Session session) {
        accept(session, AuditKind.SIGN_OUT, "sign-out", session.origin().address());
    }

    /** Somebody was refused who tried an account that is there: why, and from which address. */
    public void ofRefused(Account account, String why, String address) {
        audit.accept(AuditEntry.of(
                AuditKind.SIGN_IN_REFUSED, clock.instant(), account.person(), account.role(), why, address));
    }

    private void accept(Session session, AuditKind kind, String what, String subject) {
        audit.accept(AuditEntry.of(kind, clock.instant(), session.person(), session.role(), what, subject));
    }

    private void note(String person, Role role, IncidentState incident, String what) {
        ElderRef elder = incident.elder();
        if (elder != null) {
            audit.accept(new AuditEntry(clock.instant(), person, role, elder.id(), what, incident.id(), null));
        }
    }
}
