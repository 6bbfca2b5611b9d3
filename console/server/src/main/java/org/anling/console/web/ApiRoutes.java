package org.anling.console.web;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.anling.console.api.Face;
import org.anling.console.api.endpoint.Access;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.Endpoints;
import org.anling.console.store.Session;
import org.anling.console.store.StoreDownException;
import org.anling.console.web.limit.RequestRate;
import org.anling.console.web.scope.ScopeGate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mounts the table of endpoints. Reading and writing happen on the event loop, the rest on a virtual thread each; more than a few
 * hundred at once are told to try again.
 */
final class ApiRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
    private static final long BODY_LIMIT = 16 * 1024;
    /** As large as a list may be, and what surrounds it. */
    private static final long UPLOAD_LIMIT = (64L << 20) + BODY_LIMIT;

    private static final Path UPLOADS = Path.of(System.getProperty("java.io.tmpdir"), "anling-uploads");
    private static final int AT_ONCE = 512;
    /** A hurried person makes a few requests a second, a page that comes back after a break some dozens at once. */
    private static final int SESSION_BURST = 200;

    private static final int SESSION_A_SECOND = 40;
    /** A whole office may stand behind one address. */
    private static final int ADDRESS_BURST = 2_000;

    private static final int ADDRESS_A_SECOND = 500;

    private final Guard guard;
    private final ScopeGate gate;
    private final Executor elsewhere;
    private final Site site;
    private final MeterRegistry meters;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final RequestRate ofSession = new RequestRate(SESSION_BURST, SESSION_A_SECOND, TimeMeter.SYSTEM_NANOTIME);
    private final RequestRate ofAddress = new RequestRate(ADDRESS_BURST, ADDRESS_A_SECOND, TimeMeter.SYSTEM_NANOTIME);

    ApiRoutes(Guard guard, ScopeGate gate, Site site, Executor elsewhere, MeterRegistry meters) {
        this.guard = guard;
        this.gate = gate;
        this.site = site;
        this.elsewhere = elsewhere;
        this.meters = meters;
    }

    /** @throws IllegalStateException if an endpoint that must exist has no handler */
    void mount(Router router, Map<Endpoint, ApiHandler> handlers, Context loop) {
        for (Endpoint endpoint : Endpoints.ALL) {
            if (endpoint.upload()) {
                mountUpload(router, endpoint, loop);
            }
        }
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
        router.route("/api/*").handler(bodies).failureHandler(ApiRoutes::badBody);
        for (Endpoint endpoint : Endpoints.ALL) {
            ApiHandler handler = handlers.get(endpoint);
            if (handler == null && !endpoint.demoOnly()) {
                throw new IllegalStateException(endpoint + " has no handler");
            }
            if (handler != null) {
                router.route(HttpMethod.valueOf(endpoint.method()), endpoint.path())
                        .handler(context -> serve(context, endpoint, handler, loop));
            }
        }
        router.route("/api/*").handler(context -> write(context.response(), problem(Refusal.of(404, "not_found"))));
    }

    /** Nobody may fill the disk who may not upload: the guard looks before the first byte of the file is read. */
    private void mountUpload(Router router, Endpoint endpoint, Context loop) {
        BodyHandler files = BodyHandler.create(UPLOADS.toString())
                .setBodyLimit(UPLOAD_LIMIT)
                .setDeleteUploadedFilesOnEnd(true);
        HttpMethod method = HttpMethod.valueOf(endpoint.method());
        router.route(method, endpoint.path()).handler(context -> admitUpload(context, endpoint, loop));
        router.route(method, endpoint.path()).handler(files).failureHandler(ApiRoutes::badBody);
    }

    private void admitUpload(RoutingContext context, Endpoint endpoint, Context loop) {
        context.request().pause();
        Incoming incoming = Incoming.of(context.request());
        elsewhere.execute(() -> {
            Reply refused = refused(endpoint, incoming);
            loop.runOnContext(now -> {
                if (refused == null) {
                    context.next();
                } else {
                    write(context.response(), refused);
                }
                // Only now: what comes before somebody listens would be lost.
                context.request().resume();
            });
        });
    }

    private @Nullable Reply refused(Endpoint endpoint, Incoming incoming) {
        try {
            guard.admit(endpoint, incoming);
            return null;
        } catch (Refusal refusal) {
            return problem(refusal);
        } catch (StoreDownException down) {
            return problem(Refusal.of(503, down.code()));
        }
    }

    /** What a handler reads: the body, or of an upload where its one file lies, empty if it has none. */
    private static String text(RoutingContext context, Endpoint endpoint) {
        if (endpoint.upload()) {
            return context.fileUploads().stream()
                    .map(FileUpload::uploadedFileName)
                    .findFirst()
                    .orElse("");
        }
        return context.body() == null || context.body().asString() == null
                ? ""
                : context.body().asString();
    }

    private void serve(RoutingContext context, Endpoint endpoint, ApiHandler handler, Context loop) {
        Incoming incoming = Incoming.of(context.request());
        String address = site.client(incoming);
        if (!Incoming.isLoopback(address) && !ofAddress.tryTake(address)) {
            write(context.response(), problem(Refusal.of(429, "too_fast")));
            return;
        }
        if (!room.tryAcquire()) {
            write(context.response(), problem(Refusal.of(503, "busy")));
            return;
        }
        String text = text(context, endpoint);
        String id = context.pathParams().getOrDefault("id", "");
        Map<String, String> query = new HashMap<>();
        context.queryParams().forEach(pair -> query.putIfAbsent(pair.getKey(), pair.getValue()));
        Timer.Sample sample = Timer.start();
        Consumer<Reply> give = reply -> loop.runOnContext(now -> {
            write(context.response(), reply);
            sample.stop(timer(endpoint, reply.status()));
        });
        Raw raw = new Raw(endpoint, id, query, text, incoming);
        try {
            elsewhere.execute(() -> work(raw, handler, give));
        } catch (RejectedExecutionException stopping) {
            room.release();
            give.accept(problem(Refusal.of(503, "busy")));
        }
    }

    /** Whatever happens, the place is given back. */
    private void work(Raw raw, ApiHandler handler, Consumer<Reply> give) {
        try {
            give.accept(reply(raw, handler));
        } finally {
            room.release();
        }
    }

    /** A request before the guard. */
    private record Raw(Endpoint endpoint, String id, Map<String, String> query, String text, Incoming incoming) {}

    private Reply reply(Raw raw, ApiHandler handler) {
        try {
            Map<Face, Session> sessions = guard.admit(raw.endpoint(), raw.incoming());
            checkRate(sessions, raw.incoming());
            Bodies.checkId(raw.id());
            sessions.values().forEach(session -> gate.check(raw.endpoint(), raw.id(), session));
            Bodies.checkQuery(raw.query());
            Class<?> type = raw.endpoint().request();
            Object body = type == null || raw.endpoint().access() == Access.EXCHANGE
                    ? raw.endpoint()
                    : Bodies.read(raw.text(), type);
            return handler.handle(
                    new Call(raw.endpoint(), raw.id(), raw.query(), body, raw.text(), sessions, raw.incoming()));
        } catch (Refusal refusal) {
            return problem(refusal);
        } catch (StoreDownException down) {
            return problem(Refusal.of(503, down.code()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return problem(Refusal.of(503, "busy"));
        } catch (RuntimeException e) {
            LOG.error("endpoint={} failed", raw.endpoint(), e);
            return problem(Refusal.of(500, "failed"));
        }
    }

    private void checkRate(Map<Face, Session> sessions, Incoming incoming) {
        for (Face face : sessions.keySet()) {
            if (!ofSession.tryTake(incoming.cookies().getOrDefault(face, ""))) {
                throw Refusal.of(429, "too_fast");
            }
        }
    }

    private Timer timer(Endpoint endpoint, int status) {
        return Timer.builder("anling.console.http")
                .description("requests by endpoint and status")
                .tag("endpoint", endpoint.name().toLowerCase(Locale.ROOT))
                .tag("status", String.valueOf(status))
                .register(meters);
    }

    private static void badBody(RoutingContext context) {
        boolean large = context.statusCode() == 413;
        write(context.response(), problem(large ? Refusal.of(413, "too_large") : Refusal.of(400, "malformed")));
    }

    private static Reply problem(Refusal refusal) {
        return Reply.of(refusal.status(), refusal.problem());
    }

    private static void write(HttpServerResponse response, Reply reply) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status())
                .putHeader("Content-Type", reply.type())
                .putHeader("Cache-Control", "no-store");
        reply.cookies().forEach(cookie -> response.headers().add("Set-Cookie", cookie));
        reply.file()
                .ifPresentOrElse(
                        file -> response.putHeader(
                                        "Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                                .end(file.bytes()),
                        () -> response.end(reply.text()));
    }
}
