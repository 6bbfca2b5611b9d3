package org.anling.console.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.anling.console.api.Face;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.PageWord;
import org.anling.console.feed.Hub;
import org.anling.console.feed.Screens;
import org.anling.console.projection.Board;
import org.anling.console.store.Session;
import org.anling.console.store.StoreDownException;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Opens the live feed: foreign origins are refused before the upgrade, pages without a session are told so and closed. */
final class FeedRoute {
    private static final short TRY_AGAIN = 1013;

    private final Guard guard;
    private final Hub hub;
    private final Screens screens;
    private final Supplier<Board> boards;
    private final Executor elsewhere;
    private final InstantSource clock;

    FeedRoute(Guard guard, Hub hub, Screens screens, Supplier<Board> boards, Executor elsewhere, InstantSource clock) {
        this.guard = guard;
        this.hub = hub;
        this.screens = screens;
        this.boards = boards;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    void mount(Router router, Context loop) {
        router.get("/api/feed").handler(context -> {
            HttpServerRequest request = context.request();
            Incoming incoming = Incoming.of(request);
            Face face = Face.RESPONDER.word().equals(request.getParam("face")) ? Face.RESPONDER : Face.STAFF;
            Optional<EventId> after = event(request.getParam("after"));
            try {
                guard.checkSocket(incoming);
            } catch (Refusal refusal) {
                request.response()
                        .setStatusCode(refusal.status())
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(ContractJson.encode(refusal.problem()));
                return;
            }
            boolean watching = Boolean.parseBoolean(request.getParam("watching"));
            boolean bundles = Boolean.parseBoolean(request.getParam("bundles"));
            boolean parts = Boolean.parseBoolean(request.getParam("parts"));
            Wish wish = new Wish(face, after, watching, bundles, parts, incoming);
            request.toWebSocket().onSuccess(socket -> opened(socket, wish, loop));
        });
    }

    /** What a page asked for. */
    private record Wish(
            Face face, Optional<EventId> after, boolean watching, boolean bundles, boolean parts, Incoming incoming) {}

    /** What is known of who speaks. Lives on the event loop. */
    private static final class Ear {
        private static final int CLOSE_TOGETHER = 5;

        private boolean open;
        /** Somebody who works at his page; null before it is known who it is, and for a page that is only watched. */
        private @Nullable Session worker;

        private double words = CLOSE_TOGETHER;
        private Instant wordAt = Instant.EPOCH;

        /** Whether one more word came not too soon: one a second, some of which arrive close together. */
        boolean mayTell(Instant now) {
            double since = Math.max(0, Duration.between(wordAt, now).toMillis() / 1000.0);
            words = Math.min(CLOSE_TOGETHER, words + since);
            wordAt = now;
            if (words < 1) {
                return false;
            }
            words--;
            return true;
        }
    }

    private void opened(ServerWebSocket socket, Wish wish, Context loop) {
        Ear ear = new Ear();
        socket.textMessageHandler(text -> hear(socket, text, ear));
        elsewhere.execute(() -> {
            try {
                Optional<Session> session = guard.find(wish.face(), wish.incoming())
                        .filter(one -> one.todo().isEmpty());
                loop.runOnContext(now -> join(socket, wish, session, ear));
            } catch (StoreDownException down) {
                loop.runOnContext(now -> socket.close(TRY_AGAIN, down.code()));
            }
        });
    }

    private void join(ServerWebSocket socket, Wish wish, Optional<Session> session, Ear ear) {
        if (socket.isClosed()) {
            return;
        }
        if (session.isEmpty()) {
            socket.close(Hub.NO_SESSION, "sign in first");
            return;
        }
        String id = wish.incoming().cookies().getOrDefault(wish.face(), "");
        FeedFrame.Resumed greeting =
                new FeedFrame.Resumed(wish.after().orElse(boards.get().upTo()).toString(), clock.instant());
        Hub.Guest guest = new Hub.Guest(socket, id, session.get(), wish.watching(), wish.bundles(), wish.parts());
        hub.join(guest, wish.after(), greeting);
        ear.worker = wish.watching() || wish.face() != Face.STAFF ? null : session.get();
        if (ear.open) {
            hub.setPageOpen(socket, true);
        }
    }

    private void hear(ServerWebSocket socket, String text, Ear ear) {
        try {
            PageWord word = ContractJson.decode(text, PageWord.class);
            if (word.open() != null) {
                ear.open = word.open();
                hub.setPageOpen(socket, word.open());
            }
            List<PageWord.Drawn> drawn = word.drawn();
            if (drawn != null && ear.worker != null && ear.open && ear.mayTell(clock.instant())) {
                screens.drawn(ear.worker, drawn);
            }
        } catch (UnreadableException e) {
            socket.close((short) 1003, "not understood");
        }
    }

    private static Optional<EventId> event(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
