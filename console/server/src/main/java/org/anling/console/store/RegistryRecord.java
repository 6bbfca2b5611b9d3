package org.anling.console.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.IncidentState;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditLog;
import org.anling.registry.record.RecordQueries;
import org.anling.registry.record.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record in PostgreSQL. */
public final class RegistryRecord implements RecordBook {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryRecord.class);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final RecordQueries queries;
    private final AuditLog audit;
    private final InstantSource clock;

    public RegistryRecord(RecordQueries queries, AuditLog audit, InstantSource clock) {
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<IncidentState> closed(int max) {
        return ask(() -> queries.closedBefore(clock.instant().plus(AHEAD), max));
    }

    @Override
    public Optional<IncidentState> find(IncidentId id) {
        return ask(() -> queries.find(id));
    }

    @Override
    public List<EventEntry> events(IncidentId id) {
        List<EventEntry> entries = new ArrayList<>();
        for (RecordedEvent recorded : ask(() -> queries.timeline(id))) {
            if (recorded.branch() == 0) {
                decode(recorded).ifPresent(entries::add);
            }
        }
        return entries;
    }

    @Override
    public List<IncidentState> ofElder(ElderId elder, int max) {
        return ask(() -> queries.ofElder(elder, max));
    }

    @Override
    public List<AuditEntry> looks(ElderId elder, IncidentId incident, int max) {
        return ask(() -> audit.ofIncident(elder, incident, max));
    }

    private static Optional<EventEntry> decode(RecordedEvent recorded) {
        try {
            return Optional.of(EntryCodec.decodeEvent(recorded.event().entry()));
        } catch (UnreadableException e) {
            LOG.warn(
                    "event={} of the record cannot be read: {}",
                    recorded.event().id(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RegistryUnavailableException e) {
            throw new StoreDownException("registry_down", "PostgreSQL does not answer", e);
        }
    }
}
