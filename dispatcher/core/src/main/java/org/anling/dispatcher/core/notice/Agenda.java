package org.anling.dispatcher.core.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.id.IncidentId;

/** All notices that are still true, ordered by their next moment; ended ones are remembered for a while, for reports that come late. */
final class Agenda {

    private static final int REMEMBERED = 20_000;

    private final NoticeSettings settings;
    private final Map<String, Track> tracks = new HashMap<>();
    private final Map<String, Instant> planned = new HashMap<>();
    private final TreeSet<Entry> order =
            new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::id));
    private final Map<String, Map<String, Notice>> byKey = new HashMap<>();
    private final Map<String, Notice> known = new ConcurrentHashMap<>();
    private final LinkedHashMap<String, Boolean> ended = new LinkedHashMap<>();
    private final Map<String, List<Fact>> early = new HashMap<>();
    private final Map<String, Boolean> live = new ConcurrentHashMap<>();
    private final List<NoticeAction> stops = new ArrayList<>();

    private record Entry(Instant at, String id) {}

    private record Fact(NoticeMoved moved, Instant at) {}

    Agenda(NoticeSettings settings) {
        this.settings = settings;
    }

    void clear() {
        tracks.clear();
        planned.clear();
        order.clear();
        byKey.clear();
        ended.clear();
        early.clear();
        live.clear();
        stops.clear();
    }

    /** Begins to bring a notice to its recipient; one that is known already goes on as it was. */
    void add(Notice notice, EventId born) {
        if (tracks.containsKey(notice.id()) || !settings.reachesAnybody()) {
            return;
        }
        Track track = new Track(notice, born, settings);
        tracks.put(notice.id(), track);
        keysOf(notice)
                .forEach(key ->
                        byKey.computeIfAbsent(key, _ -> new LinkedHashMap<>()).put(notice.id(), notice));
        known.put(notice.id(), notice);
        live.put(notice.id(), true);
        ended.remove(notice.id());
        List<Fact> facts = early.remove(notice.id());
        if (facts != null) {
            facts.forEach(fact -> take(track, fact));
        }
        plan(track);
    }

    /** A fact of the log about a notice; those of one that is not expanded yet wait for it. */
    void fact(NoticeMoved moved, Instant at) {
        Track track = tracks.get(moved.notice());
        if (track != null) {
            take(track, new Fact(moved, at));
            plan(track);
        } else if (!ended.containsKey(moved.notice()) && early.size() < REMEMBERED) {
            early.computeIfAbsent(moved.notice(), _ -> new ArrayList<>()).add(new Fact(moved, at));
        }
    }

    /** Ends the notices of a key that fit. */
    void end(String key, Predicate<Notice> which) {
        end(key, which, NoticeAction.Ending.OVERTAKEN);
    }

    /** The same, and why. */
    void end(String key, Predicate<Notice> which, NoticeAction.Ending why) {
        List.copyOf(byKey.getOrDefault(key, Map.of()).values()).stream()
                .filter(which)
                .forEach(notice -> end(notice, why));
    }

    void end(Notice notice) {
        end(notice, NoticeAction.Ending.OVERTAKEN);
    }

    private void end(Notice notice, NoticeAction.Ending why) {
        Track track = tracks.remove(notice.id());
        if (track == null) {
            return;
        }
        Instant at = planned.remove(notice.id());
        if (at != null) {
            order.remove(new Entry(at, notice.id()));
        }
        keysOf(notice)
                .forEach(key -> byKey.computeIfPresent(key, (_, notices) -> {
                    notices.remove(notice.id());
                    return notices.isEmpty() ? null : notices;
                }));
        live.remove(notice.id());
        track.running().forEach(delivery -> stops.add(new NoticeAction.Stop(delivery, why)));
        ended.put(notice.id(), true);
        if (ended.size() > REMEMBERED) {
            known.remove(ended.pollFirstEntry().getKey());
        }
    }

    /** What ended since this was asked last and may still be going on; what is long over needs no stopping. */
    List<NoticeAction> takeStops(Instant now) {
        List<NoticeAction> taken = stops.stream()
                .filter(stop -> now.isBefore(stop.delivery().notice().until()))
                .toList();
        stops.clear();
        return taken;
    }

    /** The track whose moment has come, taken off the order until {@link #plan} puts it back. */
    Optional<Track> pollDue(Instant now) {
        if (order.isEmpty() || order.first().at().isAfter(now)) {
            return Optional.empty();
        }
        Entry first = order.removeFirst();
        planned.remove(first.id());
        return Optional.ofNullable(tracks.get(first.id()));
    }

    Optional<Instant> next() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
    }

    void plan(Track track) {
        String id = track.notice().id();
        Instant before = planned.put(id, track.next());
        if (before != null) {
            order.remove(new Entry(before, id));
        }
        order.add(new Entry(track.next(), id));
    }

    Collection<Track> tracks() {
        return tracks.values();
    }

    /** Any thread. */
    boolean isLive(String id) {
        return live.containsKey(id);
    }

    /** Any thread; also one that ended a while ago. */
    Optional<Notice> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Whether somebody is asked something at the moment. */
    boolean isAsked(String recipient) {
        return byKey.getOrDefault(to(recipient), Map.of()).values().stream()
                .anyMatch(notice -> notice.purpose() == Purpose.OFFER);
    }

    /** The key of all notices about an incident. */
    static String of(IncidentId incident) {
        return "incident " + incident;
    }

    /** The key of all notices to somebody. */
    static String to(String recipient) {
        return "to " + recipient;
    }

    /** The key of all notices of one subject. */
    static String about(String subject) {
        return "about " + subject;
    }

    private static List<String> keysOf(Notice notice) {
        List<String> keys = new ArrayList<>(List.of(to(notice.recipient()), about(notice.subject())));
        if (notice.incident() != null) {
            keys.add(of(notice.incident()));
        }
        return keys;
    }

    private static void take(Track track, Fact fact) {
        NoticeMoved moved = fact.moved;
        track.fact(moved.channel(), moved.attempt(), moved.fact(), fact.at, moved.detail());
    }
}
