package org.anling.console.api.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * One line of a table of endpoints.
 *
 * @param path with parts that vary written {@code :id}
 * @param request record of the body, null if there is none
 * @param response record of the answer, null if it is a document of another kind
 */
public record Route(
        String method,
        String path,
        Access access,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        String summary) {

    static Route get(String path, Access access, @Nullable Class<?> response, String summary) {
        return new Route("GET", path, access, null, response, summary);
    }

    static Route post(
            String path, Access access, @Nullable Class<?> request, @Nullable Class<?> response, String summary) {
        return new Route("POST", path, access, request, response, summary);
    }

    static Route delete(String path, Access access, @Nullable Class<?> response, String summary) {
        return new Route("DELETE", path, access, null, response, summary);
    }
}
