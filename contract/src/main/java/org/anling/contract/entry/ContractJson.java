package org.anling.contract.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The one JSON dialect of everything that is shared: components in the order of the record, no nulls, times as ISO-8601 in UTC,
 * durations as ISO-8601, unknown fields ignored so that an older reader lives with a newer writer.
 */
public final class ContractJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private ContractJson() {}

    /** Encodes a record. @throws IllegalStateException if the record cannot be encoded, which is a fault of ours */
    public static String encode(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot encode " + value.getClass().getName(), e);
        }
    }

    /** Decodes a record. @throws UnreadableException if the text is not such a record */
    public static <T> T decode(String json, Class<T> type) throws UnreadableException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnreadableException("null is not a " + type.getSimpleName(), null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableException(type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
