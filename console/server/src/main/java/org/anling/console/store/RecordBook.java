package org.anling.console.store;

import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.IncidentState;
import org.anling.registry.record.AuditEntry;

/** What the record in PostgreSQL knows. Every method throws {@link StoreDownException} while it does not answer. */
public interface RecordBook {

    /** The latest closed incidents, newest first. */
    List<IncidentState> closed(int max);

    /** An incident that the board no longer holds. */
    Optional<IncidentState> find(IncidentId id);

    /** All events of an incident that are recorded, oldest first. */
    List<EventEntry> events(IncidentId id);

    /** Incidents of an elder, latest first. */
    List<IncidentState> ofElder(ElderId elder, int max);

    /** Who looked at an elder because of one incident, latest first. */
    List<AuditEntry> looks(ElderId elder, IncidentId incident, int max);
}
