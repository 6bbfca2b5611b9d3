package org.anling.console.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.anling.console.api.AssignmentCard;
import org.anling.console.api.ElderView;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.OfferCard;
import org.anling.console.api.phone.EntryView;
import org.anling.console.projection.Board;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Duty;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** What a responder sees: before acceptance only where to go, afterwards what helps, until the job is done. */
public final class ResponderViews {
    /** A proof is good for twelve hours; the page asks in time. */
    private static final Duration ASK_AGAIN = Duration.ofHours(11);

    private final Directory directory;
    private final InstantSource clock;
    private final String centrePhone;
    private final MapLink map;

    public ResponderViews(Directory directory, InstantSource clock, String centrePhone, MapLink map) {
        this.directory = directory;
        this.clock = clock;
        this.centrePhone = centrePhone;
        this.map = map;
    }

    /** The question. */
    public OfferCard offer(Board board, Board.OfferAt at) {
        IncidentState state = at.incident().state();
        IncidentState.Offer offer = at.offer();
        Optional<ElderCard> card = card(state);
        double seconds = offer.score().travelSeconds() + offer.score().readySeconds();
        Instant now = clock.instant();
        return new OfferCard(
                offer.id().value(),
                state.id().value(),
                state.number(),
                offer.responder().value(),
                directory.nameOf(offer.responder().value()),
                state.priority(),
                state.kind(),
                Words.of(state.kind()),
                where(state, card),
                (int) Math.ceil(seconds / 60),
                IncidentViews.tenth(offer.score().distanceMetres()),
                offer.reasons(),
                card.map(ElderViews::hazards).orElse(List.of()),
                offer.madeAt(),
                offer.expiresAt(),
                Math.max(0, Duration.between(now, offer.expiresAt()).toSeconds()),
                leaves(board, offer.responder()));
    }

    /** Whether the page is known to reach him; null for somebody the log does not know. */
    public FeedFrame.@Nullable ProveAsk prove(Board board, ResponderId id) {
        ResponderState state = board.responders().get(id);
        if (state == null) {
            return null;
        }
        Instant provenAt = state.proven().get(Channel.PAGE);
        return new FeedFrame.ProveAsk(provenAt, provenAt == null ? null : provenAt.plus(ASK_AGAIN));
    }

    /** Whether he may be asked now, and what the calendar says; null for somebody the log does not know. */
    public FeedFrame.@Nullable OwnDuty duty(Board board, ResponderId id) {
        ResponderState state = board.responders().get(id);
        if (state == null) {
            return null;
        }
        Duty duty = state.duty();
        return new FeedFrame.OwnDuty(state.availability(), state.pausedAt(), duty == null ? null : duty.until());
    }

    /** The job. Once it is over, or the incident closed, only its bare state. */
    public AssignmentCard assignment(Board board, Board.AssignmentAt at) {
        IncidentState state = at.incident().state();
        IncidentState.Assignment assignment = at.assignment();
        boolean running = state.closing() == null && Board.running(assignment.status());
        Optional<ElderCard> card = running ? card(state) : Optional.empty();
        org.anling.console.api.Place.Point target = running ? target(state, card) : null;
        return new AssignmentCard(
                assignment.id().value(),
                state.id().value(),
                state.number(),
                state.priority(),
                state.kind(),
                Words.of(state.kind()),
                assignment.status(),
                card.map(this::patient).orElse(null),
                card.map(known -> ElderViews.address(known.address(), null)).orElse(null),
                target,
                card.map(known -> firstAid(board, known, assignment.responder()))
                        .orElse(null),
                card.map(ElderViews::hazards).orElse(List.of()),
                others(state, assignment),
                centrePhone,
                assignment.acceptedAt(),
                assignment.promisedAt(),
                running ? steps(assignment.status()) : List.of(),
                target == null ? null : navigate(target, card),
                card.map(ResponderViews::hasEntry).orElse(false),
                assignment.heardAt(),
                assignment.askedAt(),
                running ? state.deadlines().get(waitsFor(assignment.status())) : null);
    }

    /** How to get in, as far as the record knows. */
    public EntryView entry(ElderCard card) {
        return new EntryView(
                card.address().doorNote(),
                card.contacts().stream()
                        .filter(ElderCard.Contact::holdsKey)
                        .map(holder -> new EntryView.KeyHolder(holder.name(), holder.relation(), holder.phone()))
                        .toList());
    }

    private static boolean hasEntry(ElderCard card) {
        return card.address().doorNote() != null || card.contacts().stream().anyMatch(ElderCard.Contact::holdsKey);
    }

    private @Nullable String navigate(org.anling.console.api.Place.Point target, Optional<ElderCard> card) {
        String name = card.map(known -> ElderViews.line(known.address())).orElse("");
        return map.to(target, name).orElse(null);
    }

    /** The deadline of the incident that says when somebody is alarmed about who stands so. */
    private static DeadlineKind waitsFor(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED -> DeadlineKind.LEAVE;
            case ON_THE_WAY -> DeadlineKind.ARRIVE;
            case AT_DOOR, WITH_ELDER, DONE, RELEASED -> DeadlineKind.ON_SCENE;
        };
    }

    /** What can be said after a status. */
    static List<AssignmentStatus> steps(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED -> List.of(AssignmentStatus.ON_THE_WAY, AssignmentStatus.RELEASED);
            case ON_THE_WAY -> List.of(AssignmentStatus.AT_DOOR, AssignmentStatus.RELEASED);
            case AT_DOOR -> List.of(AssignmentStatus.WITH_ELDER, AssignmentStatus.RELEASED);
            case WITH_ELDER -> List.of(AssignmentStatus.DONE);
            case DONE, RELEASED -> List.of();
        };
    }

    private Optional<ElderCard> card(IncidentState state) {
        ElderRef elder = state.elder();
        return elder == null ? Optional.empty() : directory.findElder(elder);
    }

    private AssignmentCard.Patient patient(ElderCard card) {
        return new AssignmentCard.Patient(card.name(), ElderViews.age(card, clock.instant()), card.phone());
    }

    private static OfferCard.Where where(IncidentState state, Optional<ElderCard> found) {
        if (found.isEmpty()) {
            ElderRef elder = state.elder();
            return new OfferCard.Where("", null, null, elder == null ? "" : elder.community(), target(state, found));
        }
        ElderCard.Address address = found.get().address();
        return new OfferCard.Where(
                ElderViews.line(address),
                address.floor(),
                address.room(),
                address.communityName(),
                target(state, found));
    }

    private static org.anling.console.api.Place.@Nullable Point target(IncidentState state, Optional<ElderCard> card) {
        Position place = state.place();
        if (place != null) {
            return IncidentViews.point(place);
        }
        return card.map(known -> IncidentViews.point(known.home())).orElse(null);
    }

    private static ElderView.FirstAidView firstAid(Board board, ElderCard card, ResponderId id) {
        ResponderState responder = board.responders().get(id);
        ResponderKind kind = responder == null
                ? ResponderKind.VOLUNTEER
                : responder.profile().kind();
        return ElderViews.firstAid(card.firstAid(), kind);
    }

    private List<AssignmentCard.Companion> others(IncidentState state, IncidentState.Assignment own) {
        return state.assignments().stream()
                .filter(other -> !other.id().equals(own.id()))
                .filter(other -> other.status() != AssignmentStatus.RELEASED)
                .map(other -> companion(other))
                .toList();
    }

    private AssignmentCard.Companion companion(IncidentState.Assignment other) {
        String id = other.responder().value();
        Optional<PersonCard> person = directory.findPerson(id);
        return new AssignmentCard.Companion(
                person.map(PersonCard::name).orElse(id),
                person.map(PersonCard::kind).orElse(null),
                other.status());
    }

    private static @Nullable Long leaves(Board board, ResponderId responder) {
        return board.runningAssignments(responder).stream()
                .map(at -> at.incident().state().number())
                .findFirst()
                .orElse(null);
    }
}
