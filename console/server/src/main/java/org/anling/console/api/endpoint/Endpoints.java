package org.anling.console.api.endpoint;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can be asked over HTTP: routes, guard, OpenAPI document and the tests all read it, so that none can know an address
 * that the others do not.
 */
public final class Endpoints {
    /** In the order of the document. */
    public static final List<Endpoint> ALL = Stream.<Endpoint[]>of(
                    SessionEndpoint.values(),
                    IncidentEndpoint.values(),
                    CentreEndpoint.values(),
                    PhoneEndpoint.values(),
                    CallEndpoint.values(),
                    AccountEndpoint.values(),
                    OfficeEndpoint.values(),
                    PlanEndpoint.values(),
                    ReportEndpoint.values(),
                    ShiftEndpoint.values(),
                    ElderEndpoint.values(),
                    PageEndpoint.values(),
                    DemoEndpoint.values())
            .flatMap(Stream::of)
            .toList();

    private Endpoints() {}
}
