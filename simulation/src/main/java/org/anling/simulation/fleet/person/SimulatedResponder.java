package org.anling.simulation.fleet.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.console.ConsoleClient;
import org.anling.simulation.fleet.console.ConsoleSession;
import org.anling.simulation.fleet.console.Feed;
import org.anling.simulation.fleet.console.Login;
import org.anling.simulation.fleet.pace.Pace;

/** A responder with a phone: signed in, listening to the feed, doing what the mind says through the console's own requests. */
public final class SimulatedResponder {

    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(15);
    private final Login login;
    private final ConsoleClient console;
    private final ResponderMind mind;
    private final Pace pace;
    private final Semaphore news = new Semaphore(0);
    private final Set<String> got = new HashSet<>();
    private final BooleanSupplier playedByPerson;

    /** @param playedByPerson whether somebody has this responder's page open and presses the buttons himself */
    public SimulatedResponder(
            Login login, ConsoleClient console, ResponderMind mind, Pace pace, BooleanSupplier playedByPerson) {
        this.login = login;
        this.console = console;
        this.mind = mind;
        this.pace = pace;
        this.playedByPerson = playedByPerson;
    }

    /** One session, until it breaks. */
    public void run() throws IOException, InterruptedException {
        ConsoleSession session = console.signIn(login);
        try (Feed feed = session.listen("responder", this::hear)) {
            look(session);
            while (feed.isOpen()) {
                for (ResponderAction action : mind.act(pace.now())) {
                    perform(session, action);
                }
                if (waitForNews()) {
                    look(session);
                }
            }
        }
        throw new IOException("the feed has closed");
    }

    /** Positions of others and heartbeats are no news. */
    private void hear(JsonNode frame) {
        String type = frame.path("type").asText();
        if (type.equals("change") || type.equals("snapshot") || type.equals("resumed")) {
            news.release();
        }
    }

    private boolean waitForNews() throws InterruptedException {
        Instant now = pace.now();
        Instant until = mind.nextDue();
        Duration wait =
                until.isBefore(now.plus(LOOK_AT_LEAST_EVERY)) ? Duration.between(now, until) : LOOK_AT_LEAST_EVERY;
        boolean heard = news.tryAcquire(Math.max(20, wait.toMillis()), TimeUnit.MILLISECONDS);
        news.drainPermits();
        return heard || wait.equals(LOOK_AT_LEAST_EVERY);
    }

    private void look(ConsoleSession session) throws IOException, InterruptedException {
        List<OfferSeen> offers = new ArrayList<>();
        for (JsonNode item : session.get("/api/offers").path("items")) {
            offers.add(new OfferSeen(item.path("id").asText()));
        }
        for (OfferSeen offer : offers) {
            if (got.add(offer.id())) {
                session.post("/api/offers/" + offer.id() + "/delivered", Map.of());
            }
        }
        got.retainAll(offers.stream().map(OfferSeen::id).toList());
        List<AssignmentSeen> assignments = new ArrayList<>();
        for (JsonNode item : session.get("/api/assignments").path("items")) {
            JsonNode home = item.path("home");
            assignments.add(new AssignmentSeen(
                    item.path("id").asText(),
                    item.path("status").asText(),
                    new GeoPoint(home.path("lat").asDouble(), home.path("lon").asDouble())));
        }
        mind.see(offers, assignments, pace.now());
    }

    private void perform(ConsoleSession session, ResponderAction action) throws IOException, InterruptedException {
        if (!(action instanceof ResponderAction.Report) && playedByPerson.getAsBoolean()) {
            return;
        }
        switch (action) {
            case ResponderAction.Accept(String offer) -> {
                session.post("/api/offers/" + offer + "/seen", Map.of());
                session.post("/api/offers/" + offer + "/accept", Map.of());
            }
            case ResponderAction.Decline(String offer, String reason) -> {
                session.post("/api/offers/" + offer + "/seen", Map.of());
                session.post("/api/offers/" + offer + "/decline", Map.of("reason", reason));
            }
            case ResponderAction.Step(String assignment, String step) ->
                session.post("/api/assignments/" + assignment + "/" + step, Map.of());
            case ResponderAction.Report(GeoPoint where) ->
                session.post(
                        "/api/position",
                        Map.of(
                                "lat", where.latitude(),
                                "lon", where.longitude(),
                                "accuracy", 10,
                                "at", pace.now().toString()));
        }
        if (!(action instanceof ResponderAction.Report)) {
            news.release();
        }
    }
}
