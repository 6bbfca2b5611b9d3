package org.anling.launcher.selfpress;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outside watchman (a dead-man's switch) who is called while all is well and raises the alarm when the calls stay away, for the case that this
 * whole machine is gone.
 */
final class DeadMan {

    private static final Logger LOG = LoggerFactory.getLogger(DeadMan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<URI> url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param url that is asked with GET, or empty if nobody watches */
    DeadMan(Optional<URI> url) {
        this.url = url;
    }

    /** All is well. A watchman who does not answer is his own alarm; it is only noted here. The URL may hold a secret and is not logged. */
    void call() throws InterruptedException {
        if (url.isEmpty()) {
            return;
        }
        HttpRequest request =
                HttpRequest.newBuilder(url.get()).timeout(PATIENCE).build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 400) {
                LOG.warn("the dead-man URL answers {}; check selfpress.deadman.url", status);
            }
        } catch (IOException e) {
            LOG.warn(
                    "the dead-man URL does not answer ({}); check selfpress.deadman.url",
                    e.getClass().getSimpleName());
        }
    }
}
