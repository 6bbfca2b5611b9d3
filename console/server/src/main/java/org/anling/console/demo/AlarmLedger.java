package org.anling.console.demo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.console.api.Demo;
import org.anling.console.feed.Audience;
import org.anling.console.projection.Board;
import org.anling.console.store.RecordBook;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms of the virtual button the server holds, by the id that the button gave them. Hears what is in the log; what was
 * trimmed from it is looked up in the record when somebody asks for it.
 */
public final class AlarmLedger implements Audience {
    private static final int INCIDENTS = 500;

    private final String device;
    private final ElderId elder;
    private final RecordBook record;
    private final Map<String, Set<String>> incidentsOf = new HashMap<>();
    private boolean recordRead;

    public AlarmLedger(String device, ElderId elder, RecordBook record) {
        this.device = device;
        this.elder = elder;
        this.record = record;
    }

    /** The id that the button writes into its frames. */
    private record Frame(@Nullable String id) {}

    /** What became of these alarms. May wait for the record. */
    public Demo.Ledger books(Collection<String> ids) {
        if (!holdsAll(ids)) {
            readRecord();
        }
        SortedMap<String, String> here = new TreeMap<>();
        int doubled = 0;
        synchronized (incidentsOf) {
            for (String id : ids) {
                Set<String> incidents = incidentsOf.getOrDefault(id, Set.of());
                incidents.stream().findFirst().ifPresent(incident -> here.put(id, incident));
                doubled += incidents.size() > 1 ? 1 : 0;
            }
        }
        int asked = Set.copyOf(ids).size();
        return new Demo.Ledger(here, asked - here.size(), doubled);
    }

    @Override
    public void past(List<EventEntry> entries) {
        entries.forEach(this::enter);
    }

    @Override
    public void reloaded(Board board) {}

    @Override
    public void advanced(Board board, List<EventEntry> entries) {
        entries.forEach(this::enter);
    }

    private boolean holdsAll(Collection<String> ids) {
        synchronized (incidentsOf) {
            return incidentsOf.keySet().containsAll(ids);
        }
    }

    private void readRecord() {
        synchronized (incidentsOf) {
            if (recordRead) {
                return;
            }
            recordRead = true;
        }
        for (IncidentState incident : record.ofElder(elder, INCIDENTS)) {
            record.events(incident.id()).forEach(this::enter);
        }
    }

    private void enter(EventEntry entry) {
        switch (entry.body()) {
            case IncidentEvent.Opened opened -> enter(opened.incident(), opened.device(), entry.personal());
            case IncidentEvent.AlertJoined joined -> enter(joined.incident(), joined.device(), entry.personal());
            default -> {}
        }
    }

    private void enter(IncidentId incident, DeviceRef from, @Nullable Personal personal) {
        if (personal == null || !from.id().value().equals(device)) {
            return;
        }
        for (String raw : personal.raw()) {
            String id = idOf(raw);
            if (id != null) {
                synchronized (incidentsOf) {
                    incidentsOf.computeIfAbsent(id, fresh -> new TreeSet<>()).add(incident.value());
                }
            }
        }
    }

    private static @Nullable String idOf(String raw) {
        try {
            return ContractJson.decode(raw, Frame.class).id();
        } catch (UnreadableException e) {
            return null;
        }
    }
}
