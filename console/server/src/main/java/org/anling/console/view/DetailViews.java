package org.anling.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.api.ElderView;
import org.anling.console.api.IncidentDetail;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.ResponderRow;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** One incident with its timeline, its card, and who could still be asked. */
public final class DetailViews {
    private static final int CANDIDATES = 30;
    private static final double DETOUR = 1.3;
    private static final double EARTH_METRES = 6_371_000;

    private final Directory directory;
    private final IncidentViews incidents;
    private final EventWords words;

    public DetailViews(Directory directory, IncidentViews incidents) {
        this.directory = directory;
        this.incidents = incidents;
        this.words = new EventWords(directory);
    }

    /**
     * Where the parts of a detail come from.
     *
     * @param older entries of the record that the board no longer holds, oldest first
     * @param complete whether older and recent entries together are all
     * @param seen where responders were seen last
     */
    public record Sources(Board board, List<EventEntry> older, boolean complete, Map<ResponderId, Position> seen) {}

    /** All of one incident. */
    public IncidentDetail detail(BoardIncident incident, Sources sources) {
        ElderRef elder = incident.state().elder();
        Optional<ElderCard> card = elder == null ? Optional.empty() : directory.findElder(elder);
        ElderView.CardView view = card.map(ElderViews::card).orElse(null);
        return new IncidentDetail(
                incidents.row(incident),
                timeline(sources.older(), incident.recent()),
                sources.complete(),
                candidates(incident, sources),
                view);
    }

    private List<IncidentDetail.TimelineLine> timeline(List<EventEntry> older, List<EventEntry> recent) {
        Map<String, EventEntry> byId = new LinkedHashMap<>();
        older.forEach(entry -> byId.put(entry.envelope().id().toString(), entry));
        recent.forEach(entry -> byId.put(entry.envelope().id().toString(), entry));
        return byId.values().stream()
                .filter(DetailViews::isLine)
                .sorted(Comparator.comparingLong(entry -> entry.envelope().id().seq()))
                .map(this::line)
                .toList();
    }

    /** Deadlines are on the clocks, and how far an offer came on a page stands beside the offer: the story has room for what people did. */
    private static boolean isLine(EventEntry entry) {
        boolean underWay = entry.body() instanceof NoticeMoved moved
                && moved.channel() == Channel.PAGE
                && (moved.fact() == NoticeFact.SENT || moved.fact() == NoticeFact.DELIVERED);
        return !underWay && !(entry.body() instanceof IncidentEvent.DeadlineSet);
    }

    private IncidentDetail.TimelineLine line(EventEntry entry) {
        Personal personal = entry.personal();
        return new IncidentDetail.TimelineLine(
                entry.envelope().id().toString(),
                entry.envelope().at(),
                entry.envelope().kind(),
                entry.envelope().cause(),
                person(entry.envelope().person()),
                entry.envelope().device(),
                words.of(entry),
                entry.body(),
                personal == null || personal.raw().isEmpty() ? null : personal.raw(),
                personal == null || isSecret(entry) ? null : personal.note());
    }

    /** The link of a recording is for who gives a reason. */
    static boolean isSecret(EventEntry entry) {
        return entry.body() instanceof CallEvent.CallRecorded;
    }

    private IncidentRow.@Nullable PersonRef person(@Nullable String id) {
        return id == null ? null : new IncidentRow.PersonRef(id, directory.nameOf(id));
    }

    private List<IncidentDetail.Candidate> candidates(BoardIncident incident, Sources sources) {
        Position target = incident.state().place();
        List<IncidentDetail.Candidate> found = new ArrayList<>();
        for (ResponderState state : sources.board().responders().values()) {
            ResponderId id = state.profile().id();
            Position seen = sources.seen().get(id);
            found.add(candidate(
                    state, QueueViews.status(sources.board(), state), target, seen == null ? state.base() : seen));
        }
        found.sort(Comparator.comparingDouble(DetailViews::order).thenComparing(IncidentDetail.Candidate::id));
        return found.size() > CANDIDATES ? List.copyOf(found.subList(0, CANDIDATES)) : found;
    }

    private static double order(IncidentDetail.Candidate candidate) {
        Double seconds = candidate.seconds();
        double near = seconds == null ? 1e6 : seconds;
        return candidate.status() == ResponderRow.ResponderStatus.UNAVAILABLE ? near + 1e7 : near;
    }

    private IncidentDetail.Candidate candidate(
            ResponderState state,
            ResponderRow.ResponderStatus status,
            @Nullable Position target,
            @Nullable Position from) {
        String id = state.profile().id().value();
        Double distance = target == null || from == null ? null : Math.rint(metres(from, target) * DETOUR);
        Double seconds = distance == null
                ? null
                : Math.rint(distance / speed(state.profile().travel()));
        return new IncidentDetail.Candidate(
                id, directory.nameOf(id), state.profile().kind(), status, distance, seconds, isBusy(status));
    }

    private static boolean isBusy(ResponderRow.ResponderStatus status) {
        return switch (status) {
            case ENGAGED, OFFERED -> true;
            case AVAILABLE, UNAVAILABLE -> false;
        };
    }

    /** Metres a second, as far as a list to choose from needs it; the core has its own estimate. */
    private static double speed(TravelMode mode) {
        return switch (mode) {
            case WALK -> 1.3;
            case BICYCLE -> 4.0;
            case CAR -> 8.0;
        };
    }

    private static double metres(Position a, Position b) {
        double north = Math.toRadians(b.latitude() - a.latitude());
        double east = Math.toRadians(b.longitude() - a.longitude())
                * Math.cos(Math.toRadians((a.latitude() + b.latitude()) / 2));
        return EARTH_METRES * Math.hypot(north, east);
    }
}
