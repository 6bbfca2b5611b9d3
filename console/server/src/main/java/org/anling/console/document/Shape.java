package org.anling.console.document;

import java.util.List;

/** The form of one JSON value. */
sealed interface Shape {

    /** A word of JSON with an optional format of OpenAPI. */
    record Plain(String type, String format) implements Shape {}

    /** A list of one shape. */
    record ListOf(Shape items) implements Shape {}

    /** An object with free keys. */
    record MapOf(Shape values) implements Shape {}

    /** A named record, choice or union. */
    record Named(String name) implements Shape {}

    /** Anything. */
    record Any() implements Shape {}

    /** What a name stands for. */
    sealed interface Definition {}

    /**
     * A record.
     *
     * @param parents names of records whose fields stand in this one too
     * @param tag value of the field {@code type} that tells members of a union apart, or empty
     */
    record Fields(List<String> parents, String tag, List<Field> fields) implements Definition {}

    /** One field of a record. */
    record Field(String name, Shape shape, boolean optional) {}

    /** One of some words. */
    record Choice(List<String> words) implements Definition {}

    /** One of some records. */
    record Union(List<String> members) implements Definition {}
}
