package org.anling.console.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.console.api.Face;
import org.anling.console.api.FeedFrame;
import org.anling.console.projection.Scope;
import org.anling.console.store.Session;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.ResponderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open pages. Everything that touches them happens on one event loop; methods may be called from anywhere and hop there.
 * Snapshots are made elsewhere and come back.
 */
public final class Hub {
    /** Code with which a page is told that nobody is signed in. */
    public static final short NO_SESSION = 4401;

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final short SILENT = 4408;

    private final Context loop;
    private final Executor elsewhere;
    private final BiFunction<Session, Boolean, Opening> snapshots;
    private final InstantSource clock;
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    /** Pages of each responder: an offer must not look through everybody's. */
    private final Map<String, List<Subscriber>> ofResponder = new HashMap<>();

    private final StaffRing ring = new StaffRing();
    /** What is on its way to the pages of each scope that take several frames at once. */
    private final Map<Scope, PostBag> bags = new HashMap<>();

    private final Counter slow;
    private volatile int count;
    private volatile Set<String> connected = Set.of();
    private volatile Set<String> openPages = Set.of();
    private volatile boolean hasStaff;
    private volatile List<Scope> scopes = List.of(Scope.WHOLE);
    private volatile Map<Session, Instant> staffHeard = Map.of();
    private volatile Map<String, Session> staffSessions = Map.of();

    /**
     * One text and the event up to which it tells.
     *
     * @param written is told each time it has been written to a socket
     */
    record Part(long seq, String text, Runnable written) {
        Part(long seq, String text) {
            this(seq, text, () -> {});
        }

        Part alsoTelling(Runnable another) {
            return new Part(seq, text, () -> {
                another.run();
                written.run();
            });
        }
    }

    /**
     * A snapshot in the order in which a page wants it.
     *
     * @param first what it shows at once
     * @param rest what may come a moment later; may take a while to make
     */
    record Opening(Part first, Supplier<Optional<String>> rest) {}

    /** Several frames in one message. */
    static String together(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * A page that wants the feed.
     *
     * @param watching nobody works at it, as at a wallboard: it does not make its person one who can take calls
     * @param bundles it understands several frames in one message, as a list
     * @param parts it understands a snapshot in two frames; one that was open while the server was updated does not
     */
    public record Guest(
            ServerWebSocket socket,
            String sessionId,
            Session session,
            boolean watching,
            boolean bundles,
            boolean parts) {}

    /**
     * @param loop the event loop of the sockets
     * @param elsewhere where waiting is allowed
     */
    public Hub(Context loop, Executor elsewhere, SnapshotMaker snapshots, MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        this.loop = loop;
        this.elsewhere = elsewhere;
        this.snapshots = snapshots::make;
        this.slow = Counter.builder("anling.console.pages.slow")
                .description("times a page was too slow and got a snapshot instead of changes")
                .register(meters);
        Gauge.builder("anling.console.pages", this, hub -> hub.count)
                .description("open pages")
                .register(meters);
    }

    /**
     * A page is here. On the event loop.
     *
     * @param after the last event the page has, empty if it has none
     */
    public void join(Guest guest, Optional<EventId> after, FeedFrame.Resumed greeting) {
        Subscriber page = new Subscriber(guest, clock.instant());
        subscribers.add(page);
        if (page.face() == Face.RESPONDER) {
            ofResponder
                    .computeIfAbsent(page.session.person(), first -> new ArrayList<>())
                    .add(page);
        }
        page.socket.pongHandler(pong -> page.heardAt = clock.instant());
        page.socket.closeHandler(gone -> leave(page));
        count();
        boolean resumes = page.face() == Face.STAFF && page.scope().whole();
        Optional<List<String>> missed = resumes ? after.flatMap(ring::after) : Optional.empty();
        if (missed.isEmpty()) {
            load(page);
            return;
        }
        page.socket.writeTextMessage(ContractJson.encode(greeting));
        missed.get().forEach(page.socket::writeTextMessage);
        page.resumed(ring.last());
    }

    /** Somebody looks at a page, or no longer. On the event loop. */
    public void setPageOpen(ServerWebSocket socket, Boolean open) {
        subscribers.stream().filter(page -> page.socket.equals(socket)).forEach(page -> page.pageOpen = open);
        count();
    }

    /** Responders whose page somebody looks at. */
    public Set<String> openPages() {
        return openPages;
    }

    /** Who of the staff has pages open to work at, and when one of them was heard last. */
    public Map<Session, Instant> staffHeard() {
        return staffHeard;
    }

    /** Whether anybody of the staff has a page open. */
    boolean hasStaff() {
        return hasStaff;
    }

    /** The whole, which comes first, and each part of the organisation to which somebody of the staff has a page open that shows no more. */
    List<Scope> scopes() {
        return scopes;
    }

    /** Whether somebody has a page open in another session. */
    public boolean hasOtherPage(String person, String sessionId) {
        return staffSessions.entrySet().stream()
                .anyMatch(one ->
                        one.getValue().person().equals(person) && !one.getKey().equals(sessionId));
    }

    /** Asks every browser for a sign of life and gives up those that gave none for long. On the event loop. */
    void ping() {
        Instant now = clock.instant();
        for (Subscriber page : pages(one -> true)) {
            if (page.heardAt.plus(SILENCE).isBefore(now)) {
                page.socket.close(SILENT, "nothing was heard");
            } else {
                page.socket.writePing(Buffer.buffer("?"));
            }
        }
        count();
    }

    /** Whether a responder has a page open. */
    boolean isConnected(ResponderId responder) {
        return connected.contains(responder.value());
    }

    /** Ids of the sessions of all pages. On the event loop. */
    public Set<String> sessionIds() {
        return subscribers.stream().map(page -> page.sessionId).collect(Collectors.toSet());
    }

    /** Closes the pages of a session that ended. */
    public void endSession(String sessionId) {
        endSessions(sessionId::equals);
    }

    /** Closes the pages of all such sessions. */
    public void endSessions(Predicate<String> which) {
        loop.runOnContext(now -> {
            for (Subscriber page : pages(one -> which.test(one.sessionId))) {
                leave(page);
                page.socket.close(NO_SESSION, "the session has ended");
            }
        });
    }

    /** The log was read anew: everybody starts over. */
    void reload(EventId upTo) {
        loop.runOnContext(now -> {
            ring.reset(upTo);
            bags.values().forEach(PostBag::clear);
            pages(page -> true).forEach(this::load);
        });
    }

    void toResponder(ResponderId responder, Part part, Runnable written) {
        loop.runOnContext(now -> List.copyOf(ofResponder.getOrDefault(responder.value(), List.of()))
                .forEach(page -> give(page, part, written)));
    }

    /** To the pages that show just this scope. What a page of a part missed comes back as a snapshot, so only the whole is kept. */
    void toStaff(Scope scope, EventId upTo, List<String> frames) {
        loop.runOnContext(now -> {
            if (scope.whole()) {
                ring.add(upTo, frames);
            }
            List<Part> parts =
                    frames.stream().map(frame -> new Part(upTo.seq(), frame)).toList();
            for (Subscriber page : pages(page -> page.shows(scope) && !page.bundles)) {
                parts.forEach(part -> give(page, part, () -> {}));
            }
            bags.computeIfAbsent(scope, which -> new PostBag(loop, together -> post(which, together)))
                    .add(parts);
        });
    }

    private void post(Scope scope, List<Part> parts) {
        String together = together(parts);
        for (Subscriber page : pages(page -> page.shows(scope) && page.bundles)) {
            if (!page.offer(parts, together)) {
                tooSlow(page);
            }
        }
    }

    /** To those of the staff who see the whole centre, if there is room: nothing that a page would miss. */
    public void aside(String text) {
        loop.runOnContext(now -> pages(page -> page.shows(Scope.WHOLE)).forEach(page -> page.aside(text)));
    }

    /** To everybody, if there is room. */
    public void asideAll(String text) {
        loop.runOnContext(now -> subscribers.forEach(page -> page.aside(text)));
    }

    private void give(Subscriber page, Part part, Runnable written) {
        if (!page.offer(part, written)) {
            tooSlow(page);
        }
    }

    private void tooSlow(Subscriber page) {
        slow.increment();
        page.load();
        page.socket.drainHandler(drained -> {
            page.socket.drainHandler(null);
            load(page);
        });
    }

    private void load(Subscriber page) {
        int load = page.load();
        elsewhere.execute(() -> {
            try {
                Opening opening = snapshots.apply(page.session, page.parts);
                loop.runOnContext(now -> page.begin(load, opening.first()));
                Optional<String> rest = opening.rest().get();
                loop.runOnContext(now -> page.end(load, rest, () -> loadIfHere(page)));
            } catch (RuntimeException e) {
                LOG.error("no snapshot for a page of {}", page.face(), e);
                loop.runOnContext(now -> page.socket.close((short) 1011, "try again"));
            }
        });
    }

    private void loadIfHere(Subscriber page) {
        if (subscribers.contains(page)) {
            load(page);
        }
    }

    private void leave(Subscriber page) {
        subscribers.remove(page);
        ofResponder.computeIfPresent(page.session.person(), (person, theirs) -> {
            theirs.remove(page);
            return theirs.isEmpty() ? null : theirs;
        });
        count();
    }

    private List<Subscriber> pages(Predicate<Subscriber> which) {
        List<Subscriber> found = new ArrayList<>();
        subscribers.stream().filter(which).forEach(found::add);
        return found;
    }

    private void count() {
        count = subscribers.size();
        connected = people(page -> true);
        openPages = people(page -> page.pageOpen);
        Map<Session, Instant> heard = new HashMap<>();
        Map<String, Session> sessions = new HashMap<>();
        List<Subscriber> staff = pages(one -> one.face() == Face.STAFF);
        hasStaff = !staff.isEmpty();
        scopes = Stream.concat(Stream.of(Scope.WHOLE), staff.stream().map(Subscriber::scope))
                .distinct()
                .toList();
        bags.keySet().retainAll(scopes);
        for (Subscriber page : staff) {
            if (page.watching) {
                continue;
            }
            heard.merge(page.session, page.heardAt, (a, b) -> a.isAfter(b) ? a : b);
            sessions.put(page.sessionId, page.session);
        }
        staffHeard = Map.copyOf(heard);
        staffSessions = Map.copyOf(sessions);
    }

    private Set<String> people(Predicate<Subscriber> which) {
        return pages(page -> page.face() == Face.RESPONDER && which.test(page)).stream()
                .map(page -> page.session.person())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
