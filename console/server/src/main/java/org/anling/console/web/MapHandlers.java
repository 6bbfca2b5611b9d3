package org.anling.console.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.anling.console.api.MapConfig;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.PageEndpoint;
import org.anling.console.document.OpenApi;

/** Documents: the map and the description of the interface. */
final class MapHandlers {
    private final Supplier<Optional<String>> streets;
    private final MapConfig config;
    private final String openApi = OpenApi.write();

    /** @param streets the street graph as GeoJSON, empty if there is none */
    MapHandlers(Supplier<Optional<String>> streets, MapConfig config) {
        this.streets = streets;
        this.config = config;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(PageEndpoint.STREETS, call -> streets());
        handlers.put(PageEndpoint.MAP_CONFIG, call -> Reply.ok(config));
        handlers.put(PageEndpoint.OPENAPI, call -> Reply.document("application/json; charset=utf-8", openApi));
        return handlers;
    }

    private Reply streets() {
        return streets.get()
                .map(json -> Reply.document("application/geo+json; charset=utf-8", json))
                .orElseThrow(() -> Refusal.of(404, "no_map"));
    }
}
