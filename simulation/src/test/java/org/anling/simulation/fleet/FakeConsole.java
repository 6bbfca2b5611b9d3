package org.anling.simulation.fleet;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A console with one incident, one offer to doctor-2 and one to doctor-1; it moves on as the posts say. */
final class FakeConsole implements AutoCloseable {

    private static final Map<String, String> AFTER =
            Map.of("on-the-way", "ON_THE_WAY", "at-door", "AT_DOOR", "with-elder", "WITH_ELDER", "done", "DONE");
    final List<String> posts = new CopyOnWriteArrayList<>();
    final Set<String> idempotencyKeys = ConcurrentHashMap.newKeySet();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String elder;
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private volatile String owner = "";
    private volatile boolean spoken;
    private volatile boolean noReply;
    private volatile boolean closed;
    private volatile String assignment = "";

    FakeConsole(String elder) throws Exception {
        this.elder = elder;
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .webSocketHandler(this::welcome)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void welcome(ServerWebSocket socket) {
        sockets.add(socket);
        String cookie = socket.headers().get("Cookie");
        socket.writeTextMessage("{\"type\":\"" + (cookie == null ? "refused" : "snapshot") + "\",\"items\":[]}");
    }

    private void handle(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        request.body().onSuccess(body -> {
            if (path.equals("/api/session")) {
                String user = body.toJsonObject().getString("username");
                request.response().putHeader("Set-Cookie", "anling=" + user + "; HttpOnly; Path=/");
                request.response().end("{}");
            } else if (request.method().name().equals("POST")) {
                idempotencyKeys.add(request.getHeader("Idempotency-Key"));
                post(who(request), path.replaceFirst("^/api/", ""));
                request.response().end("{}");
            } else {
                request.response().end(answer(who(request), path).encode());
            }
        });
    }

    private static String who(HttpServerRequest request) {
        String cookie = request.getHeader("Cookie");
        return cookie == null ? "" : cookie.replaceFirst("^anling=", "");
    }

    private void post(String who, String path) {
        if (path.equals("position")) {
            return;
        }
        posts.add(who + " " + path);
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (last) {
            case "take" -> owner = who;
            case "spoken" -> spoken = true;
            case "no-reply" -> noReply = true;
            case "close", "false-press" -> closed = true;
            case "accept" -> assignment = "ACCEPTED";
            default -> assignment = AFTER.getOrDefault(last, assignment);
        }
        sockets.forEach(socket -> socket.writeTextMessage("{\"type\":\"change\",\"event\":\"1-1\"}"));
    }

    private JsonObject answer(String who, String path) {
        return switch (path) {
            case "/api/demo/page-open" -> new JsonObject().put("responders", new JsonArray().add("doctor-1"));
            case "/api/offers" -> items(assignment.isEmpty() ? offersTo(who) : new JsonArray());
            case "/api/assignments" ->
                items(
                        who.equals("doctor-2") && !assignment.isEmpty() && !assignment.equals("DONE")
                                ? new JsonArray().add(assignmentCard())
                                : new JsonArray());
            default -> items(closed ? new JsonArray() : new JsonArray().add(incident()));
        };
    }

    private static JsonArray offersTo(String who) {
        return who.equals("doctor-1") || who.equals("doctor-2")
                ? new JsonArray().add(new JsonObject().put("id", "offer-" + who))
                : new JsonArray();
    }

    private JsonObject assignmentCard() {
        return new JsonObject()
                .put("id", "a1")
                .put("status", assignment)
                .put("home", new JsonObject().put("lat", 39.8822).put("lon", 116.4066));
    }

    private JsonObject incident() {
        return new JsonObject()
                .put("id", "i1")
                .put("elder", new JsonObject().put("id", elder))
                .put("owner", owner.isEmpty() ? null : new JsonObject().put("id", owner))
                .put("spoken", spoken ? "NEEDS_HELP" : null)
                .put("noReply", noReply)
                .put("assignments", new JsonArray().add(new JsonObject().put("status", assignment)));
    }

    private static JsonObject items(JsonArray items) {
        return new JsonObject().put("items", items);
    }
}
