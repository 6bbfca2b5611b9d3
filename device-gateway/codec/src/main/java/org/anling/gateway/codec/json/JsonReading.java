package org.anling.gateway.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anling.gateway.codec.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as far as it can be read: what stands before the first fault is kept, for an alarm with a broken tail is an alarm.
 *
 * @param fields text, numbers ({@code Double} or {@code Long}), truth values, maps and lists
 * @param whole whether it was read to the end without a fault
 */
public record JsonReading(Map<String, Object> fields, boolean whole) {

    private static final int DEPTH = 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(40)
                    .build())
            .build();

    /** Reads; whatever stands there, nothing is thrown. */
    public static JsonReading read(Bytes payload) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(payload.toArray())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new JsonReading(fields, false);
            }
            object(parser, fields);
            return new JsonReading(fields, parser.nextToken() == null);
        } catch (IOException e) {
            return new JsonReading(fields, false);
        }
    }

    private static void object(JsonParser parser, Map<String, Object> into) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Map<String, Object> inner = new LinkedHashMap<>();
                into.put(name, inner);
                object(parser, inner);
                continue;
            }
            Object value = value(parser);
            if (value != null) {
                into.put(name, value);
            }
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> inner = new LinkedHashMap<>();
            object(parser, inner);
            return inner;
        }
        if (token == JsonToken.START_ARRAY) {
            return list(parser);
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        if (token != null && token.isNumeric()) {
            return parser.getDoubleValue();
        }
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return values;
            }
            Object value = value(parser);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** A text, or empty. A number where text should be counts as its digits. */
    public String text(String name) {
        Object value = fields.get(name);
        return (value instanceof String || value instanceof Long) ? value.toString() : "";
    }

    public @Nullable Double number(String name) {
        Object value = fields.get(name);
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
    }

    /** An object inside, empty if there is none. */
    public JsonReading inner(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? ofMap(map) : new JsonReading(Map.of(), true);
    }

    /** The objects of a list, others left out. */
    public List<JsonReading> innerList(String name) {
        List<JsonReading> inner = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object value : list) {
                if (value instanceof Map<?, ?> map) {
                    inner.add(ofMap(map));
                }
            }
        }
        return inner;
    }

    private static JsonReading ofMap(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name != null && value != null) {
                fields.put(name.toString(), value);
            }
        });
        return new JsonReading(fields, true);
    }
}
