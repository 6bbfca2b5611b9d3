package org.anling.launcher.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.jspecify.annotations.Nullable;

/** A headless Chromium of its own, driven over its debugging protocol. Any thread; answers come on a thread of the socket. */
final class Chromium implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final int ANSWER_S = 60;
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final WebSocket socket;
    private final Ear ear;
    private final AtomicInteger last = new AtomicInteger();

    private Chromium(Process process, WebSocket socket, Ear ear) {
        this.process = process;
        this.socket = socket;
        this.ear = ear;
    }

    /** Where it is on this machine. */
    static Optional<Path> findProgram() {
        String named = System.getenv("ANLING_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return NAMES.stream()
                .flatMap(name -> List.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(":"))
                        .stream()
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder for its profile and its output */
    static Chromium start(Path program, Path folder) throws IOException, TimeoutException {
        Path profile = Files.createDirectories(folder.resolve("chromium"));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--no-first-run",
                        "--use-angle=swiftshader",
                        "--enable-unsafe-swiftshader",
                        "--disable-background-timer-throttling",
                        "--disable-backgrounding-occluded-windows",
                        "--disable-renderer-backgrounding",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        try {
            Ear ear = new Ear();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address(profile, process), ear)
                    .orTimeout(START.toSeconds(), TimeUnit.SECONDS)
                    .join();
            return new Chromium(process, socket, ear);
        } catch (IOException | TimeoutException | RuntimeException e) {
            end(process);
            throw e;
        }
    }

    /** A page in a profile of its own, with nothing in its cache. */
    Tab open(String script) {
        String context = ask("Target.createBrowserContext", Map.of(), null)
                .get("browserContextId")
                .asText();
        Map<String, Object> target =
                Map.of("url", "about:blank", "browserContextId", context, "width", 1600, "height", 900);
        String id = ask("Target.createTarget", target, null).get("targetId").asText();
        String session = ask("Target.attachToTarget", Map.of("targetId", id, "flatten", true), null)
                .get("sessionId")
                .asText();
        Tab tab = new Tab(this, context, session);
        tab.prepare(script);
        return tab;
    }

    /** @param session of the page that is meant, null: the browser */
    JsonNode ask(String method, Map<String, Object> parameters, @Nullable String session) {
        int id = last.incrementAndGet();
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        ear.waiting.put(id, answer);
        synchronized (socket) {
            socket.sendText(ContractJson.encode(message), true).join();
        }
        JsonNode found = answer.orTimeout(ANSWER_S, TimeUnit.SECONDS).join();
        if (found.has("error")) {
            throw new IllegalStateException(method + ": " + found.get("error"));
        }
        return found.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }

    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** It writes down where it listens. */
    private static URI address(Path profile, Process process) throws IOException, TimeoutException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() == 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new TimeoutException("Chromium did not start");
    }

    /** Puts the pieces of a message together and hands each answer to who asked. */
    private static final class Ear implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder pieces = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean isLast) {
            pieces.append(piece);
            if (isLast) {
                hear(pieces.toString());
                pieces.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void hear(String text) {
            try {
                JsonNode message = ContractJson.decode(text, JsonNode.class);
                CompletableFuture<JsonNode> asked =
                        waiting.remove(message.path("id").asInt());
                if (asked != null) {
                    asked.complete(message);
                }
            } catch (UnreadableException notJson) {
                waiting.values().forEach(one -> one.completeExceptionally(notJson));
            }
        }
    }
}
