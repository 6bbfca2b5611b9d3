package org.anling.launcher.bench;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.journal.Inbox;

/** Closes the incidents of a round, so that everybody is free for the next one. Appends what the console would. */
public final class Desk {

    private static final int PATIENCE_S = 10;
    private static final StaffId SUPERVISOR = new StaffId("bench-supervisor");

    private final CentreId centre;
    private final Inbox inbox;

    public Desk(CentreId centre, Inbox inbox) {
        this.centre = centre;
        this.inbox = inbox;
    }

    /** Returns when every command is on disk. */
    public void close(Collection<IncidentId> incidents) {
        List<OperatorCommand.Action> actions = List.of(
                new OperatorCommand.Take(),
                new OperatorCommand.FalsePress(),
                new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.OVERRIDE, null, "bench"));
        for (OperatorCommand.Action action : actions) {
            CompletableFuture.allOf(incidents.stream()
                            .map(incident -> append(new OperatorCommand(SUPERVISOR, Role.SUPERVISOR, incident, action)))
                            .toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                    .join();
        }
    }

    private CompletableFuture<Inbox.Appended> append(OperatorCommand command) {
        InputEnvelope envelope = InputEnvelope.of(
                        new InputId(UUID.randomUUID().toString()), centre, Lane.URGENT, command, Instant.now())
                .by(SUPERVISOR.value());
        return inbox.append(new InputEntry(envelope, command, null)).toCompletableFuture();
    }
}
