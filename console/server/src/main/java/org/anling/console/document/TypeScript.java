package org.anling.console.document;

import java.util.List;
import java.util.stream.Collectors;

/** Prints the published shapes as TypeScript, in the form that the page's formatter leaves alone. */
public final class TypeScript {
    private static final int WIDTH = 100;
    private static final String HEAD = """
        // Generated from the records of org.anling.console.api; do not edit.
        // Write anew: mvn -pl console/server test -Dtest=DocumentsTest -Dtypes.write=true
        """;

    private TypeScript() {}

    /** All types, sorted by name. */
    public static String write() {
        StringBuilder out = new StringBuilder(HEAD);
        Shapes.published().definitions().forEach((name, definition) -> {
            out.append('\n');
            switch (definition) {
                case Shape.Choice choice -> alternatives(out, name, quoted(choice.words()));
                case Shape.Union union -> alternatives(out, name, union.members());
                case Shape.Fields fields -> fields(out, name, fields);
            }
        });
        return out.toString();
    }

    private static void alternatives(StringBuilder out, String name, List<String> words) {
        String line = "export type " + name + " = " + String.join(" | ", words);
        if (line.length() <= WIDTH) {
            out.append(line).append('\n');
            return;
        }
        out.append("export type ").append(name).append(" =\n");
        words.forEach(word -> out.append("  | ").append(word).append('\n'));
    }

    private static void fields(StringBuilder out, String name, Shape.Fields shape) {
        if (shape.fields().isEmpty() && shape.parents().isEmpty() && shape.tag().isEmpty()) {
            out.append("export type ").append(name).append(" = Record<string, never>\n");
            return;
        }
        String parents = shape.parents().isEmpty() ? "" : " extends " + String.join(", ", shape.parents());
        out.append("export interface ").append(name).append(parents).append(" {\n");
        if (!shape.tag().isEmpty()) {
            out.append("  type: '").append(shape.tag()).append("'\n");
        }
        for (Shape.Field field : shape.fields()) {
            out.append("  ").append(field.name()).append(field.optional() ? "?: " : ": ");
            out.append(type(field.shape())).append('\n');
        }
        out.append("}\n");
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Plain plain -> plain.type().equals("integer") ? "number" : plain.type();
            case Shape.ListOf list -> type(list.items()) + "[]";
            case Shape.MapOf map -> "Record<string, " + type(map.values()) + ">";
            case Shape.Named named -> named.name();
            case Shape.Any ignored -> "unknown";
        };
    }

    private static List<String> quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.toList());
    }
}
