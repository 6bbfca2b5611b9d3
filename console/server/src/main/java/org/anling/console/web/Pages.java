package org.anling.console.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The built pages from a folder, and the headers that protect every answer. Files with a hash in their name are kept by browsers for
 * ever, everything else is asked for again; addresses of the page's own router get the one document, or the one that the
 * build made for that page.
 */
final class Pages {
    private final Path root;
    private final String policy;

    /** Addresses that the pages route themselves; the same as in {@code router.ts}. */
    private static final List<String> PAGES = List.of(
            "/operator*",
            "/responder*",
            "/replay/*",
            "/board",
            "/wall",
            "/office*",
            "/account*",
            "/demo*",
            "/signin*",
            "/");

    /**
     * @param tiles address of outside tiles, which the map may then load
     * @param demo whether the demo's button may reach its MQTT listener on this machine
     */
    Pages(Path root, Optional<String> tiles, Demo demo) {
        this.root = root;
        this.policy = policy(tiles, demo);
    }

    /** Whether the page is allowed to speak MQTT over WebSocket. */
    enum Demo {
        ON,
        OFF
    }

    void headers(Router router) {
        router.route().handler(context -> {
            HttpServerResponse response = context.response();
            response.putHeader("Content-Security-Policy", policy);
            response.putHeader("X-Content-Type-Options", "nosniff");
            response.putHeader("X-Frame-Options", "SAMEORIGIN");
            response.putHeader("Referrer-Policy", "no-referrer");
            response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)");
            context.next();
        });
    }

    void mount(Router router) {
        if (!Files.isDirectory(root)) {
            router.get().handler(Pages::notBuilt);
            return;
        }
        StaticHandler files = StaticHandler.create(
                        FileSystemAccess.ROOT, root.toAbsolutePath().toString())
                .setCachingEnabled(false)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
        router.get("/assets/*").handler(context -> {
            context.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
            context.next();
        });
        router.get().handler(context -> {
            if (!context.response().headers().contains("Cache-Control")) {
                context.response().putHeader("Cache-Control", "no-cache");
            }
            context.next();
        });
        router.get().handler(files);
        for (String page : PAGES) {
            String document = documentOf(page).toAbsolutePath().toString();
            router.get(page)
                    .handler(context -> context.response()
                            .putHeader("Content-Type", "text/html; charset=utf-8")
                            .sendFile(document));
        }
    }

    /** A page may have a document of its own, which names what that page needs first. */
    private Path documentOf(String page) {
        Path own = root.resolve(page.replaceAll("[/*]", "") + ".html");
        return Files.isRegularFile(own) ? own : root.resolve("index.html");
    }

    private static void notBuilt(RoutingContext context) {
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end("The pages are not built. Build them: cd console/web && npm ci && npm run build\n");
    }

    private static String policy(Optional<String> tiles, Demo demo) {
        String outside = tiles.map(Pages::origin).map(origin -> " " + origin).orElse("");
        String button = demo == Demo.ON ? " ws://127.0.0.1:* ws://localhost:*" : "";
        return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
                + outside
                + "; connect-src 'self'"
                + button
                + outside
                + "; worker-src 'self' blob:; child-src 'self' blob:; frame-src 'self'; object-src 'none'; base-uri"
                + " 'self'; form-action 'self'; frame-ancestors 'self'";
    }

    private static String origin(String address) {
        URI uri = URI.create(address.replaceAll("[{}]", ""));
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
