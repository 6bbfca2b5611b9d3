package org.anling.console.api.endpoint;

import org.anling.console.api.MapConfig;

/** What every page needs before it can draw anything. */
public enum PageEndpoint implements Endpoint {
    STREETS(Route.get("/api/map/streets.geojson", Access.SIGNED_IN, null, "The district's own street graph")),
    MAP_CONFIG(Route.get("/api/map/config", Access.SIGNED_IN, MapConfig.class, "How to draw the map")),
    OPENAPI(Route.get("/api/openapi.json", Access.ANYBODY, null, "This table as an OpenAPI document"));

    private final Route route;

    PageEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}
