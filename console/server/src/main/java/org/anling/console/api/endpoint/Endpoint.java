package org.anling.console.api.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked over HTTP. Each part of the console has a table of its own, an enum that implements this; all of them
 * together are {@link Endpoints#ALL}.
 */
public sealed interface Endpoint
        permits AccountEndpoint,
                CallEndpoint,
                CentreEndpoint,
                DemoEndpoint,
                ElderEndpoint,
                IncidentEndpoint,
                OfficeEndpoint,
                PageEndpoint,
                PhoneEndpoint,
                PlanEndpoint,
                ReportEndpoint,
                SessionEndpoint,
                ShiftEndpoint {

    /** One word for tests, metrics and the OpenAPI document; no two endpoints have the same. */
    String name();

    Route route();

    default String method() {
        return route().method();
    }

    /** With parts that vary written {@code :id}. */
    default String path() {
        return route().path();
    }

    /** Who may. */
    default Access access() {
        return route().access();
    }

    /** Record of the body, null if there is none. */
    default @Nullable Class<?> request() {
        return route().request();
    }

    /** Record of the answer, null if it is a document of another kind. */
    default @Nullable Class<?> response() {
        return route().response();
    }

    default String summary() {
        return route().summary();
    }

    /** Whether a forged request could change something. */
    default boolean changes() {
        return !method().equals("GET");
    }

    /** Whether its body is a file, which goes to the disk of the server before anybody looks at it. */
    default boolean upload() {
        return false;
    }

    /** Whether it exists in the demo profile only. */
    default boolean demoOnly() {
        return path().startsWith("/api/demo/");
    }
}
