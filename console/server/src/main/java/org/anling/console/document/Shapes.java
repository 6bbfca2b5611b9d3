package org.anling.console.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.PageWord;
import org.anling.console.api.Pending;
import org.anling.console.api.Problem;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.Endpoints;
import org.anling.contract.entry.ContractJson;
import org.jspecify.annotations.Nullable;

/** Everything that is published, by name, as found in the records by reflection. */
final class Shapes {
    private static final Shape.Plain NUMBER = new Shape.Plain("number", "");
    private static final Map<Class<?>, Shape> PLAIN = Map.ofEntries(
            Map.entry(String.class, new Shape.Plain("string", "")),
            Map.entry(Instant.class, new Shape.Plain("string", "date-time")),
            Map.entry(Duration.class, new Shape.Plain("string", "duration")),
            Map.entry(boolean.class, new Shape.Plain("boolean", "")),
            Map.entry(Boolean.class, new Shape.Plain("boolean", "")),
            Map.entry(int.class, new Shape.Plain("integer", "")),
            Map.entry(Integer.class, new Shape.Plain("integer", "")),
            Map.entry(long.class, new Shape.Plain("integer", "int64")),
            Map.entry(Long.class, new Shape.Plain("integer", "int64")),
            Map.entry(double.class, NUMBER),
            Map.entry(Double.class, NUMBER),
            Map.entry(Object.class, new Shape.Any()));

    private final Map<String, Class<?>> owners = new TreeMap<>();
    private final TreeMap<String, Shape.Definition> definitions = new TreeMap<>();

    private Shapes() {}

    /** Reads all that endpoints and feed name, and all that those name. */
    static Shapes published() {
        Shapes shapes = new Shapes();
        for (Endpoint endpoint : Endpoints.ALL) {
            shapes.readIfAny(endpoint.request());
            shapes.readIfAny(endpoint.response());
        }
        List.of(FeedFrame.class, PageWord.class, Problem.class, Pending.class).forEach(shapes::read);
        return shapes;
    }

    SequencedMap<String, Shape.Definition> definitions() {
        return new LinkedHashMap<>(definitions);
    }

    private void readIfAny(@Nullable Class<?> type) {
        if (type != null) {
            read(type);
        }
    }

    private Shape read(Type type) {
        if (type instanceof ParameterizedType many) {
            Class<?> raw = (Class<?>) many.getRawType();
            Type last = many.getActualTypeArguments()[many.getActualTypeArguments().length - 1];
            return Map.class.isAssignableFrom(raw) ? new Shape.MapOf(read(last)) : new Shape.ListOf(read(last));
        }
        Class<?> single = (Class<?>) type;
        Shape plain = PLAIN.get(single);
        return plain == null ? named(single) : plain;
    }

    private Shape named(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            definitions.put(name, define(type, ""));
        } else if (!owner.equals(type)) {
            throw new IllegalStateException("two published types are named " + name + ": " + owner + " and " + type);
        }
        return new Shape.Named(name);
    }

    private Shape.Definition define(Class<?> type, String tag) {
        if (type.isEnum()) {
            return new Shape.Choice(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ContractJson.encode(constant).replace("\"", ""))
                    .toList());
        }
        JsonSubTypes members = type.getAnnotation(JsonSubTypes.class);
        if (members != null) {
            return union(members);
        }
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " is published but is neither record nor enum");
        }
        return fields(type, tag);
    }

    private Shape.Union union(JsonSubTypes members) {
        List<String> names = new ArrayList<>();
        for (JsonSubTypes.Type member : members.value()) {
            String name = member.value().getSimpleName();
            owners.put(name, member.value());
            definitions.put(name, define(member.value(), member.name()));
            names.add(name);
        }
        return new Shape.Union(List.copyOf(names));
    }

    private Shape.Fields fields(Class<?> type, String tag) {
        List<String> parents = new ArrayList<>();
        List<Shape.Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Shape shape = read(component.getGenericType());
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                parents.add(((Shape.Named) shape).name());
            } else {
                fields.add(new Shape.Field(component.getName(), shape, nullable(component.getAnnotatedType())));
            }
        }
        return new Shape.Fields(List.copyOf(parents), tag, List.copyOf(fields));
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
