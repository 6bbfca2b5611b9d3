package org.anling.dispatcher.core.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ShiftRole;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.TechnicalState;
import org.anling.dispatcher.core.responder.Bases;
import org.anling.dispatcher.core.responder.Busy;
import org.anling.dispatcher.core.responder.Roster;
import org.jspecify.annotations.Nullable;

/**
 * What a centre holds, with the indexes that follow from it. The state has one, a decision works on a layer over it. Owned by the
 * thread of the centre.
 */
public final class Tables implements Roster {

    /** Device of an alarm that names none; such alarms never join each other. */
    public static final String NO_DEVICE = "unreadable";

    public final Table<IncidentId, IncidentState> incidents;
    public final Table<ResponderId, ResponderState> responders;
    public final Table<String, TechnicalState> technical;
    public final Table<String, Copy> copies;
    private final Table<ResponderId, Bond> bonds;
    private final Table<String, IncidentId> openOf;
    private final Table<Waiting, IncidentId> waiting;
    private final Table<ResponderId, ResponderId> idle;
    private final Table<String, IncidentId> closedOf;
    private final Table<String, ResponderId> onShift;
    private final @Nullable Deadlines deadlines;
    private final @Nullable PlanVersions versions;
    /** Keys of snapshot pieces that changed. */
    final SortedSet<String> touched = new TreeSet<>();

    /** Indexes over what devices say. */
    public final SignalTables signals;

    /** Who could be asked where. */
    public final CoverTables cover;

    /** Hours of the day are those of this zone, in the fold too: it belongs to a centre for good. */
    final ZoneOffset zone;

    /** Plans, staff, test modes, communities. */
    public final CentreTables centre;
    /** Up to which event a loaded snapshot piece already knows. */
    final Map<String, Long> loaded;

    private Bases bases;
    public long lastNumber;

    /** The incident that exact copies join, and when the last one was received. */
    public record Copy(IncidentId incident, Instant lastAt, long seq) {}

    /** The tables of a state, whose deadlines they keep in order and whose versions of plans they count. */
    Tables(Deadlines deadlines, PlanVersions versions, ZoneOffset zone) {
        this.incidents = new Table<>();
        this.responders = new Table<>();
        this.technical = new Table<>();
        this.copies = new Table<>();
        this.bonds = new Table<>();
        this.openOf = new Table<>();
        this.waiting = new Table<>();
        this.idle = new Table<>();
        this.closedOf = new Table<>();
        this.onShift = new Table<>();
        this.deadlines = deadlines;
        this.versions = versions;
        this.loaded = new HashMap<>();
        this.bases = Bases.NONE;
        this.centre = new CentreTables(touched, deadlines, versions);
        this.signals = new SignalTables();
        this.cover = new CoverTables();
        this.zone = zone;
    }

    private Tables(Tables under) {
        this.incidents = under.incidents.layer();
        this.responders = under.responders.layer();
        this.technical = under.technical.layer();
        this.copies = under.copies.layer();
        this.bonds = under.bonds.layer();
        this.openOf = under.openOf.layer();
        this.waiting = under.waiting.layer();
        this.idle = under.idle.layer();
        this.closedOf = under.closedOf.layer();
        this.onShift = under.onShift.layer();
        this.deadlines = null;
        this.versions = null;
        this.loaded = under.loaded;
        this.bases = under.bases;
        this.lastNumber = under.lastNumber;
        this.centre = under.centre.layer(touched);
        this.signals = under.signals.layer();
        this.cover = under.cover.layer();
        this.zone = under.zone;
    }

    public Tables layer() {
        return new Tables(this);
    }

    /** Whose episodes are one incident: the elder's, the device's if it protects nobody we know, or those of an area. */
    public static String keyOf(IncidentState incident) {
        return incident.area() != null
                ? massKey(incident.kind(), incident.area())
                : findKey(incident.elder(), incident.device()).orElse("i:" + incident.id());
    }

    /** The key of mass incidents of a kind in an area. */
    public static String massKey(AlertType kind, String area) {
        return "m:" + kind + ":" + area;
    }

    /** The key of the incidents of an elder or a device, empty if neither is known. */
    public static Optional<String> findKey(@Nullable ElderRef elder, DeviceRef device) {
        if (elder != null) {
            return Optional.of("e:" + elder.id());
        }
        return device.id().value().equals(NO_DEVICE) ? Optional.empty() : Optional.of("d:" + device.id());
    }

    public Optional<IncidentState> findOpen(String key) {
        return openOf.find(key).flatMap(incidents::find);
    }

    /** The incident of the same elder or device that was closed last, if it is still kept. */
    public Optional<IncidentState> findClosed(String key) {
        return closedOf.find(key).flatMap(incidents::find);
    }

    /** Open incidents, most urgent first, then oldest. */
    public List<IncidentState> open() {
        return openOf.values().stream()
                .map(incidents::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(IncidentState::priority).thenComparingLong(IncidentState::number))
                .toList();
    }

    /** Whether a snapshot piece that was loaded already holds what this event changes. */
    boolean knows(String piece, long seq) {
        return loaded.getOrDefault(piece, 0L) >= seq;
    }

    void putIncident(IncidentState after) {
        touched.add(Pieces.incident(after.id()));
        IncidentState before = incidents.find(after.id()).orElse(null);
        incidents.put(after.id(), after);
        lastNumber = Math.max(lastNumber, after.number());
        follow(before, after);
    }

    void removeIncident(IncidentState gone) {
        touched.add(Pieces.incident(gone.id()));
        incidents.remove(gone.id());
        follow(gone, null);
        String key = keyOf(gone);
        if (closedOf.find(key).filter(gone.id()::equals).isPresent()) {
            closedOf.remove(key);
        }
    }

    void putResponder(ResponderState after) {
        touched.add(Pieces.responder(after.profile().id()));
        bases = bases.with(after.profile().id(), after);
        ResponderState before = responders.find(after.profile().id()).orElse(null);
        cover.follow(before, after);
        follow(before, after);
        responders.put(after.profile().id(), after);
        noteIdle(after.profile().id());
    }

    void removeResponder(ResponderId gone) {
        touched.add(Pieces.responder(gone));
        bases = bases.with(gone, null);
        ResponderState before = responders.find(gone).orElse(null);
        cover.follow(before, null);
        follow(before, null);
        responders.remove(gone);
        noteIdle(gone);
    }

    void putTechnical(TechnicalState after) {
        touched.add(Pieces.technical(after.id()));
        signals.follow(technical.find(after.id()).orElse(null), after);
        technical.put(after.id(), after);
    }

    void removeTechnical(String gone) {
        touched.add(Pieces.technical(gone));
        signals.follow(technical.find(gone).orElse(null), null);
        technical.remove(gone);
    }

    public Bond bond(ResponderId responder) {
        return bonds.find(responder).orElse(Bond.NONE);
    }

    @Override
    public Collection<ResponderState> responders() {
        return responders.values();
    }

    @Override
    public Optional<ResponderState> find(ResponderId responder) {
        return responders.find(responder);
    }

    @Override
    public Bases bases() {
        return bases;
    }

    @Override
    public Busy busy(ResponderId responder) {
        Bond bond = bond(responder);
        if (bond.offers().isEmpty() && bond.jobs().isEmpty()) {
            return Busy.FREE;
        }
        Busy.Question question = bond.offers().entrySet().stream()
                .map(live -> new Busy.Question(live.getValue(), live.getKey(), priority(live.getValue())))
                .findFirst()
                .orElse(null);
        Priority job = bond.jobs().values().stream()
                .map(this::priority)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Busy(question, job);
    }

    private Priority priority(IncidentId incident) {
        return incidents.find(incident).map(IncidentState::priority).orElse(Priority.P3);
    }

    /** Whether anybody is available and bound by nothing. */
    public boolean anybodyIdle() {
        return !idle.first(1).isEmpty();
    }

    /** Open incidents that miss offers, the most urgent and then the oldest first, at most so many. */
    public List<IncidentId> waiting(int most) {
        return waiting.first(most);
    }

    /** The persons on shift of a community, as the calendar says, in the order of their ids. */
    public Stream<ResponderId> onShift(String community) {
        return onShift.within(community + "|", community + "}");
    }

    private void follow(@Nullable ResponderState before, @Nullable ResponderState after) {
        findShiftKey(before).ifPresent(onShift::remove);
        findShiftKey(after)
                .ifPresent(key ->
                        onShift.put(key, Objects.requireNonNull(after).profile().id()));
    }

    private static Optional<String> findShiftKey(@Nullable ResponderState responder) {
        return Optional.ofNullable(responder)
                .filter(known -> known.duty() != null && known.duty().role() == ShiftRole.COMMUNITY)
                .map(known -> Objects.requireNonNull(known.duty()).place() + "|"
                        + known.profile().id());
    }

    private void follow(@Nullable IncidentState before, @Nullable IncidentState after) {
        if (before != null && Waiting.is(before)) {
            waiting.remove(Waiting.of(before));
        }
        if (after != null && Waiting.is(after)) {
            waiting.put(Waiting.of(after), after.id());
        }
        if (deadlines != null) {
            deadlines.follow(before, after);
        }
        if (versions != null) {
            versions.follow(before == null ? null : before.plan(), after == null ? null : after.plan());
        }
        if (before != null) {
            unbind(before, after);
        }
        if (after != null) {
            bind(before, after);
            index(after);
        }
    }

    private void index(IncidentState after) {
        String key = keyOf(after);
        boolean listed = openOf.find(key).filter(after.id()::equals).isPresent();
        if (IncidentView.isOpen(after)) {
            if (!listed) {
                openOf.put(key, after.id());
            }
        } else {
            if (listed) {
                openOf.remove(key);
            }
            IncidentState latest = findClosed(key).orElse(after);
            if (latest.number() <= after.number()) {
                closedOf.put(key, after.id());
            }
        }
    }

    private void unbind(IncidentState before, @Nullable IncidentState after) {
        for (int i = 0; i < before.offers().size(); i++) {
            Offer offer = before.offers().get(i);
            if (isLive(offer) && (after == null || !isLive(after.offers().get(i)))) {
                bind(offer.responder(), bond(offer.responder()).without(offer.id()));
            }
        }
        for (int i = 0; i < before.assignments().size(); i++) {
            Assignment job = before.assignments().get(i);
            if (isActive(job) && (after == null || !isActive(after.assignments().get(i)))) {
                bind(job.responder(), bond(job.responder()).without(job.id()));
            }
        }
    }

    private void bind(@Nullable IncidentState before, IncidentState after) {
        int offersBefore = before == null ? 0 : before.offers().size();
        for (Offer offer : after.offers().subList(offersBefore, after.offers().size())) {
            if (isLive(offer)) {
                bind(offer.responder(), bond(offer.responder()).with(offer.id(), after.id()));
            }
        }
        int jobsBefore = before == null ? 0 : before.assignments().size();
        for (Assignment job :
                after.assignments().subList(jobsBefore, after.assignments().size())) {
            if (isActive(job)) {
                bind(job.responder(), bond(job.responder()).with(job.id(), after.id()));
            }
        }
    }

    private void bind(ResponderId responder, Bond bond) {
        bonds.put(responder, bond);
        noteIdle(responder);
    }

    private void noteIdle(ResponderId responder) {
        Bond bond = bond(responder);
        boolean free = bond.offers().isEmpty() && bond.jobs().isEmpty();
        if (free && responders.find(responder).filter(Tables::isAvailable).isPresent()) {
            idle.put(responder, responder);
        } else if (idle.find(responder).isPresent()) {
            idle.remove(responder);
        }
    }

    private static boolean isAvailable(ResponderState responder) {
        return responder.availability() == Availability.AVAILABLE;
    }

    private static boolean isLive(Offer offer) {
        return offer.status() == OfferStatus.LIVE;
    }

    private static boolean isActive(Assignment job) {
        return IncidentView.isActive(job.status());
    }
}
