package org.anling.contract.entry;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes one instance of every record, with every component set or with every optional one left out. The values follow from names and
 * types alone, so that a new component or a new kind is covered without anybody thinking of it.
 */
final class SampleValues {

    /** Whether components that may be null are set. */
    enum Extent {
        FULL,
        MINIMAL
    }

    private static final Map<Class<?>, Object> SCALARS = Map.of(
            Instant.class,
            Instant.parse("2026-03-01T08:15:30.123Z"),
            Duration.class,
            Duration.ofSeconds(90),
            boolean.class,
            true,
            int.class,
            7,
            Integer.class,
            7,
            long.class,
            57L,
            Long.class,
            57L,
            double.class,
            31.25,
            LocalTime.class,
            LocalTime.of(22, 30),
            Double.class,
            31.25);

    private SampleValues() {}

    /** All records that a type stands for: itself, or every record below a sealed interface, also inside its components. */
    static List<Object> of(Class<?> type, Extent extent) {
        if (type.isRecord()) {
            return records(type, extent);
        }
        List<Object> all = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            all.addAll(of(permitted, extent));
        }
        return all;
    }

    /** The constants of every enum that these records lead to. */
    static SortedMap<String, List<String>> enums(List<Class<?>> roots) {
        SortedMap<String, List<String>> found = new TreeMap<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<Type> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Type next = open.removeFirst();
            if (next instanceof ParameterizedType generic) {
                open.addAll(List.of(generic.getActualTypeArguments()));
            } else if (next instanceof Class<?> type && seen.add(type)) {
                if (type.isEnum()) {
                    found.put(
                            type.getSimpleName(),
                            Arrays.stream(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
                }
                if (type.isSealed() && type.isInterface()) {
                    open.addAll(List.of(type.getPermittedSubclasses()));
                }
                if (type.isRecord()) {
                    Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .forEach(open::add);
                }
            }
        }
        return found;
    }

    /** One for each choice of a sealed component; records without one give one. */
    private static List<Object> records(Class<?> type, Extent extent) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Class<?> choice = components[i].getType();
            if (choice.isSealed() && choice.isInterface()) {
                int at = i;
                return of(choice, extent).stream()
                        .map(chosen -> build(type, extent, at, chosen))
                        .toList();
            }
        }
        return List.of(build(type, extent, -1, ""));
    }

    private static Object build(Class<?> type, Extent extent, int at, Object chosen) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = i == at ? chosen : value(components[i], extent);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("refuses its sample: " + type, e.getCause());
        }
    }

    private static @Nullable Object value(RecordComponent component, Extent extent) {
        AnnotatedType annotated = component.getAnnotatedType();
        if (extent == Extent.MINIMAL && annotated.isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return value(component.getGenericType(), component.getName(), extent);
    }

    private static Object value(Type type, String name, Extent extent) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic, name, extent);
        }
        Class<?> plain = (Class<?>) type;
        Object scalar = SCALARS.get(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain == String.class) {
            return name.toLowerCase(java.util.Locale.ROOT) + "-1";
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return of(plain, extent).getFirst();
    }

    private static Object collection(ParameterizedType type, String name, Extent extent) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return List.of(value(of[0], name, extent));
        }
        if (type.getRawType() == SortedSet.class || type.getRawType() == Set.class) {
            return new TreeSet<>(List.of(value(of[0], name, extent)));
        }
        if (type.getRawType() == SortedMap.class || type.getRawType() == Map.class) {
            TreeMap<Object, Object> map = new TreeMap<>();
            map.put(value(of[0], name, extent), value(of[1], name, extent));
            return map;
        }
        throw new IllegalStateException("no sample for " + type);
    }
}
