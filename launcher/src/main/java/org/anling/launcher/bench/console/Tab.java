package org.anling.launcher.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;

/** One page of the browser. */
final class Tab implements AutoCloseable {

    private final Chromium browser;
    private final String context;
    private final String session;

    Tab(Chromium browser, String context, String session) {
        this.browser = browser;
        this.context = context;
        this.session = session;
    }

    /** @param script runs in every document before anything of the page does */
    void prepare(String script) {
        ask("Page.enable", Map.of());
        ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    void signIn(String url, String sessionId) {
        ask("Network.setCookie", Map.of("name", "anling-staff", "value", sessionId, "url", url));
    }

    void go(String url) {
        ask("Page.navigate", Map.of("url", url));
    }

    /** What an expression is in the page. */
    JsonNode evaluate(String expression) {
        JsonNode answer = ask(
                "Runtime.evaluate",
                Map.of("expression", "JSON.stringify(" + expression + ") ?? 'null'", "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        try {
            return ContractJson.decode(answer.path("result").path("value").asText(), JsonNode.class);
        } catch (UnreadableException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    /** @throws TimeoutException if it does not become true */
    void await(String expression, Duration patience) throws TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (!evaluate("!!(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the page shows no " + expression);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Milliseconds by which the clock of the page is ahead of ours, from the quickest of some answers. */
    double clockOffset() {
        double best = Double.MAX_VALUE;
        double offset = 0;
        for (int i = 0; i < 20; i++) {
            long nanos = System.nanoTime();
            double before = System.currentTimeMillis();
            double page = evaluate("performance.timeOrigin + performance.now()").asDouble();
            double took = (System.nanoTime() - nanos) / 1e6;
            if (took < best) {
                best = took;
                offset = page - (before + took / 2);
            }
        }
        return offset;
    }

    @Override
    public void close() {
        browser.ask("Target.disposeBrowserContext", Map.of("browserContextId", context), null);
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        return browser.ask(method, parameters, session);
    }
}
