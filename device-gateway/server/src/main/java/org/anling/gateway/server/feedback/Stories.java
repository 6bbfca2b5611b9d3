package org.anling.gateway.server.feedback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Handling;
import org.anling.contract.state.IncidentState;
import org.anling.gateway.codec.DeviceCommand.LampState;

/** What each device with an open incident should show. One thread folds; {@link #lamp} may be asked by any. */
final class Stories {

    private final Map<IncidentId, Story> open = new HashMap<>();
    /** The open incidents of each device: one event must not look through all of them. */
    private final Map<DeviceId, Set<Story>> ofDevice = new HashMap<>();

    private final Map<DeviceId, LampState> lamps = new ConcurrentHashMap<>();

    /** A device should show something else than before. */
    record Change(DeviceId device, LampState before, LampState now) {
        boolean rises() {
            return now.compareTo(before) > 0;
        }
    }

    /** What a device should show now. */
    LampState lamp(DeviceId device) {
        return lamps.getOrDefault(device, LampState.OFF);
    }

    /** Forgets everything, before a new start from a snapshot. */
    void clear() {
        open.clear();
        ofDevice.clear();
        lamps.clear();
    }

    /** Takes an incident from a snapshot. */
    void load(IncidentState incident, long seq) {
        if (incident.handling() == Handling.CLOSED) {
            return;
        }
        Story story = new Story(seq);
        join(story, incident.device().id());
        story.taken = incident.handling() == Handling.TAKEN;
        incident.assignments().forEach(assignment -> story.assignments.put(assignment.id(), assignment.status()));
        open.put(incident.id(), story);
        story.devices.forEach(this::show);
    }

    /** Folds one event. What devices should show otherwise now. */
    List<Change> apply(EventEntry entry) {
        return switch (entry.body()) {
            case IncidentEvent incident -> fold(incident.incident(), incident, entry);
            case OfferEvent offer -> fold(offer.incident(), offer, entry);
            case ResponderEvent _ -> List.of();
            case TechnicalEvent _ -> List.of();
            case InputEvent _ -> List.of();
            case CentreEvent _ -> List.of();
            case NoticeEvent _ -> List.of();
            case CallEvent _ -> List.of();
        };
    }

    private List<Change> fold(IncidentId id, Event event, EventEntry entry) {
        long seq = entry.envelope().id().seq();
        if (event instanceof IncidentEvent.Opened) {
            open.putIfAbsent(id, new Story(seq - 1));
        }
        Story story = open.get(id);
        if (story == null || seq <= story.seq) {
            return List.of();
        }
        story.seq = seq;
        switch (event) {
            case IncidentEvent.Opened opened -> join(story, opened.device().id());
            case IncidentEvent.AlertJoined joined -> join(story, joined.device().id());
            case IncidentEvent.Taken _ -> story.taken = true;
            case IncidentEvent.Closed _ -> close(id, story);
            case OfferEvent.OfferAccepted accepted ->
                story.assignments.put(accepted.assignment(), AssignmentStatus.ACCEPTED);
            case OfferEvent.AssignmentMoved moved -> story.assignments.put(moved.assignment(), moved.status());
            default -> {
                // Says nothing that a button shows.
            }
        }
        List<Change> changes = new ArrayList<>();
        story.devices.forEach(device -> changes.addAll(show(device)));
        return changes;
    }

    private void join(Story story, DeviceId device) {
        story.devices.add(device);
        ofDevice.computeIfAbsent(device, first -> new HashSet<>()).add(story);
    }

    private void close(IncidentId id, Story story) {
        open.remove(id);
        for (DeviceId device : story.devices) {
            ofDevice.computeIfPresent(device, (of, theirs) -> {
                theirs.remove(story);
                return theirs.isEmpty() ? null : theirs;
            });
        }
    }

    private List<Change> show(DeviceId device) {
        LampState before = lamp(device);
        LampState now = ofDevice.getOrDefault(device, Set.of()).stream()
                .map(Story::lamp)
                .max(LampState::compareTo)
                .orElse(LampState.OFF);
        if (now == LampState.OFF) {
            lamps.remove(device);
        } else {
            lamps.put(device, now);
        }
        return now == before ? List.of() : List.of(new Change(device, before, now));
    }

    /** One open incident, as far as a button shows it. */
    private static final class Story {
        private final Set<DeviceId> devices = new TreeSet<>();
        private final Map<AssignmentId, AssignmentStatus> assignments = new HashMap<>();
        private boolean taken;
        private long seq;

        Story(long seq) {
            this.seq = seq;
        }

        LampState lamp() {
            LampState nearest = assignments.values().stream()
                    .map(Story::lamp)
                    .max(LampState::compareTo)
                    .orElse(LampState.OFF);
            LampState handling = taken ? LampState.TAKEN : LampState.RECEIVED;
            return nearest.compareTo(handling) > 0 ? nearest : handling;
        }

        private static LampState lamp(AssignmentStatus status) {
            return switch (status) {
                case ACCEPTED, ON_THE_WAY -> LampState.ACCEPTED;
                case AT_DOOR, WITH_ELDER, DONE -> LampState.AT_DOOR;
                case RELEASED -> LampState.OFF;
            };
        }
    }
}
