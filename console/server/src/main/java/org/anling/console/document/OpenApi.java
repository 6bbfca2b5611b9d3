package org.anling.console.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.console.api.endpoint.Access;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.Endpoints;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.people.Role;
import org.anling.contract.sign.Signature;

/** Prints the table of endpoints and the published shapes as an OpenAPI 3.1 document. */
public final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile(":([a-z]+)");

    private OpenApi() {}

    /** The document in one line. */
    public static String write() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("openapi", "3.1.0");
        root.put("info", ordered("title", "Anling", "version", "0.1.0"));
        root.put("paths", paths());
        Map<String, Object> schemas = new LinkedHashMap<>();
        Shapes.published().definitions().forEach((name, definition) -> schemas.put(name, definition(definition)));
        root.put("components", Map.of("schemas", schemas));
        return ContractJson.encode(root);
    }

    /** The address as OpenAPI writes it: {@code /api/incidents/{id}}. */
    public static String template(Endpoint endpoint) {
        return VARIABLE.matcher(endpoint.path()).replaceAll("{$1}");
    }

    private static Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoints.ALL) {
            Object methods = paths.computeIfAbsent(template(endpoint), path -> new LinkedHashMap<String, Object>());
            @SuppressWarnings("unchecked")
            Map<String, Object> byMethod = (Map<String, Object>) methods;
            byMethod.put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        return paths;
    }

    private static Map<String, Object> operation(Endpoint endpoint) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", endpoint.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        operation.put("summary", endpoint.summary());
        operation.put(
                "x-roles", endpoint.access().roles().stream().map(Role::name).toList());
        operation.put("x-demo-only", endpoint.demoOnly());
        operation.put("parameters", parameters(endpoint));
        Class<?> request = endpoint.request();
        if (request != null) {
            operation.put("requestBody", ordered("required", true, "content", content(request)));
        }
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static List<Object> parameters(Endpoint endpoint) {
        List<Object> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(endpoint.path());
        while (variables.find()) {
            parameters.add(parameter(variables.group(1), "path"));
        }
        if (endpoint.access() == Access.EXCHANGE) {
            List.of(Signature.TIMESTAMP, Signature.NONCE, Signature.SIGNATURE)
                    .forEach(name -> parameters.add(parameter(name, "header")));
        } else if (endpoint.changes()) {
            parameters.add(parameter("Idempotency-Key", "header"));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in) {
        return ordered("name", name, "in", in, "required", true, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> responses(Endpoint endpoint) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Class<?> response = endpoint.response();
        responses.put(
                "200",
                response == null
                        ? Map.of("description", "OK")
                        : ordered("description", "OK", "content", content(response)));
        responses.put("default", ordered("description", "Refused or failed", "content", json("Problem")));
        return responses;
    }

    private static Map<String, Object> content(Class<?> type) {
        return json(type.getSimpleName());
    }

    private static Map<String, Object> json(String name) {
        return Map.of("application/json", Map.of("schema", reference(name)));
    }

    private static Map<String, Object> definition(Shape.Definition definition) {
        return switch (definition) {
            case Shape.Choice choice -> ordered("type", "string", "enum", choice.words());
            case Shape.Union union ->
                Map.of("oneOf", union.members().stream().map(OpenApi::reference).toList());
            case Shape.Fields fields -> fields(fields);
        };
    }

    private static Map<String, Object> fields(Shape.Fields fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (!fields.tag().isEmpty()) {
            properties.put("type", Map.of("const", fields.tag()));
            required.add("type");
        }
        for (Shape.Field field : fields.fields()) {
            properties.put(field.name(), schema(field.shape()));
            if (!field.optional()) {
                required.add(field.name());
            }
        }
        Map<String, Object> object = ordered("type", "object", "properties", properties, "required", required);
        if (!fields.parents().isEmpty()) {
            object.put(
                    "allOf", fields.parents().stream().map(OpenApi::reference).toList());
        }
        return object;
    }

    private static Map<String, Object> schema(Shape shape) {
        return switch (shape) {
            case Shape.Plain plain ->
                plain.format().isEmpty()
                        ? ordered("type", plain.type())
                        : ordered("type", plain.type(), "format", plain.format());
            case Shape.ListOf list -> ordered("type", "array", "items", schema(list.items()));
            case Shape.MapOf map -> ordered("type", "object", "additionalProperties", schema(map.values()));
            case Shape.Named named -> reference(named.name());
            case Shape.Any ignored -> new LinkedHashMap<>();
        };
    }

    private static Map<String, Object> reference(String name) {
        return ordered("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
