package org.anling.console.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.Endpoints;
import org.junit.jupiter.api.Test;

/** Compares the committed documents with what would be written now; {@code -Dtypes.write=true} writes them. */
class DocumentsTest {
    private static final Path TYPES = Path.of("../web/src/api/types.gen.ts");
    private static final Path OPENAPI = Path.of("openapi.json");

    @Test
    void the_types_of_the_page_are_those_of_the_records() throws IOException {
        checkOrWrite(TYPES, TypeScript.write());
    }

    @Test
    void the_committed_openapi_document_is_that_of_the_records() throws IOException {
        checkOrWrite(OPENAPI, pretty(OpenApi.write()) + "\n");
    }

    @Test
    void the_openapi_document_holds_every_endpoint_and_no_other() throws IOException {
        JsonNode paths = new ObjectMapper().readTree(OpenApi.write()).get("paths");
        int operations = 0;
        for (JsonNode methods : paths) {
            operations += methods.size();
        }
        assertThat(operations).isEqualTo(Endpoints.ALL.size());
        for (Endpoint endpoint : Endpoints.ALL) {
            JsonNode operation = paths.path(OpenApi.template(endpoint))
                    .path(endpoint.method().toLowerCase(Locale.ROOT));
            assertThat(operation.path("summary").asText()).isEqualTo(endpoint.summary());
        }
    }

    private static void checkOrWrite(Path file, String now) throws IOException {
        if (Boolean.getBoolean("types.write")) {
            Files.createDirectories(file.toAbsolutePath().normalize().getParent());
            Files.writeString(file, now);
        }
        assertThat(file).as("write it anew with -Dtypes.write=true").hasContent(now);
    }

    private static String pretty(String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json));
    }
}
