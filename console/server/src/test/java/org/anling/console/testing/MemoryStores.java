package org.anling.console.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anling.console.store.Credentials;
import org.anling.console.store.ElderBook;
import org.anling.console.store.RecordBook;
import org.anling.console.store.Session;
import org.anling.console.store.Sessions;
import org.anling.console.store.StoreDownException;
import org.anling.console.store.Whereabouts;
import org.anling.console.view.Directory;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.journal.JournalHealth;
import org.anling.journal.cache.LiveStore;
import org.anling.registry.people.Account;
import org.anling.registry.people.SignIn;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.signin.Attempt;
import org.jspecify.annotations.Nullable;

/** All stores of a console in memory. Everybody's password is {@code anling-demo}; the registry can be switched off. */
public final class MemoryStores implements Directory, Sessions, Whereabouts, Credentials, RecordBook {

    /** What self-presses have shown. */
    public final List<LiveStore.Proof> proofs = new CopyOnWriteArrayList<>();

    /** What the journal says of its server. */
    public volatile JournalHealth health = new JournalHealth(true, true, true, 0.1, 0.9, false, false, false);

    public static final String PASSWORD = "anling-demo";

    /** What was measured at elders. */
    public final Map<ElderId, List<LiveStore.Measured>> measured = new ConcurrentHashMap<>();

    /** Signs of life of devices. */
    public final Map<DeviceId, Heartbeat> beats = new ConcurrentHashMap<>();

    /** What the record says of earlier incidents, latest first. */
    public final List<IncidentState> recorded = new CopyOnWriteArrayList<>();

    /** Who sees a part of the centre only; the elder of the samples lives within the first and outside the second. */
    private static final Map<String, String> SCOPES = Map.of("supervisor-near", "1101010", "supervisor-far", "110102");

    public final List<AuditEntry> looks = new CopyOnWriteArrayList<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<ResponderId, Position> positions = new ConcurrentHashMap<>();
    private final Map<String, PersonCard> people = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile boolean registryDown;

    public MemoryStores() {
        person("operator", Role.OPERATOR, null, "坐席一");
        person("operator-2", Role.OPERATOR, null, "坐席二");
        person("supervisor", Role.SUPERVISOR, null, "班长");
        person("admin", Role.ADMIN, null, "管理员");
        person("supervisor-near", Role.SUPERVISOR, null, "近处的班长");
        person("supervisor-far", Role.SUPERVISOR, null, "远处的班长");
        person("doctor-1", Role.RESPONDER, ResponderKind.DOCTOR, "李医生");
        person("volunteer-1", Role.RESPONDER, ResponderKind.VOLUNTEER, "赵志愿");
    }

    /** The records of elders. */
    ElderBook elders() {
        return new MemoryElders(this::checkRegistry);
    }

    /** PostgreSQL is down from now on. */
    public void stopRegistry() {
        registryDown = true;
    }

    @Override
    public Optional<ElderCard> findElder(ElderRef elder) {
        return findLatest(elder.id());
    }

    @Override
    public Optional<ElderCard> findLatest(ElderId elder) {
        return elder.equals(Samples.ELDER.id()) ? Optional.of(Samples.CARD) : Optional.empty();
    }

    @Override
    public Optional<PersonCard> findPerson(String id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public void put(String id, Session session, Duration ttl) {
        sessions.put(id, session);
    }

    @Override
    public Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public boolean prolong(String id, Duration ttl) {
        return sessions.containsKey(id);
    }

    @Override
    public List<Open> list(String person) {
        return sessions.entrySet().stream()
                .filter(one -> one.getValue().person().equals(person))
                .map(one -> new Open(Sessions.handle(one.getKey()), one.getValue(), Duration.ofHours(1)))
                .toList();
    }

    @Override
    public void end(String handle) {
        sessions.keySet().removeIf(id -> Sessions.handle(id).equals(handle));
    }

    @Override
    public void remove(String id) {
        sessions.remove(id);
    }

    @Override
    public void report(ResponderId responder, Position position, Instant receivedAt) {
        positions.put(responder, position);
    }

    @Override
    public List<LiveStore.Proof> proofs() {
        return List.copyOf(proofs);
    }

    @Override
    public List<LiveStore.Measured> measured(ElderId elder) {
        return measured.getOrDefault(elder, List.of());
    }

    @Override
    public Map<DeviceId, Heartbeat> heard(List<DeviceId> devices) {
        Map<DeviceId, Heartbeat> heard = new HashMap<>(beats);
        heard.keySet().retainAll(devices);
        return heard;
    }

    @Override
    public Map<ResponderId, Position> list() {
        return Map.copyOf(positions);
    }

    @Override
    public SignIn signIn(Attempt attempt) {
        checkRegistry();
        String username = attempt.username();
        PersonCard person = people.get(username);
        return person != null && attempt.password().equals(PASSWORD)
                ? new SignIn.Accepted(new Account(
                        username,
                        Samples.CENTRE,
                        username,
                        person.role(),
                        Account.Standing.ACTIVE,
                        SCOPES.getOrDefault(username, "")))
                : new SignIn.Refused();
    }

    @Override
    public boolean isKnown(String username, String browser) {
        checkRegistry();
        return known.contains(username + "@" + browser);
    }

    @Override
    public String remember(String username, @Nullable String browser) {
        checkRegistry();
        String kept = browser == null ? "browser-" + known.size() : browser;
        known.add(username + "@" + kept);
        return kept;
    }

    @Override
    public List<IncidentState> closed(int max) {
        checkRegistry();
        return List.of();
    }

    @Override
    public Optional<IncidentState> find(IncidentId id) {
        checkRegistry();
        return Optional.empty();
    }

    @Override
    public List<EventEntry> events(IncidentId id) {
        checkRegistry();
        return List.of();
    }

    @Override
    public List<IncidentState> ofElder(ElderId elder, int max) {
        checkRegistry();
        return recorded.stream()
                .filter(state ->
                        state.elder() != null && elder.equals(state.elder().id()))
                .limit(max)
                .toList();
    }

    @Override
    public List<AuditEntry> looks(ElderId elder, IncidentId incident, int max) {
        checkRegistry();
        return looks.reversed().stream()
                .filter(look -> elder.equals(look.elder()) && incident.equals(look.incident()))
                .limit(max)
                .toList();
    }

    private void person(String id, Role role, @Nullable ResponderKind kind, String name) {
        people.put(id, new PersonCard(id, role, kind, name, "1380000", 1));
    }

    private void checkRegistry() {
        if (registryDown) {
            throw new StoreDownException(
                    "registry_down", "PostgreSQL does not answer", new IllegalStateException("down"));
        }
    }
}
