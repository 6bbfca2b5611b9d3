package org.anling.plans;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Id and version of a text and where they stand, read also when something else in it is wrong.
 *
 * @param idAt where the id stands
 * @param versionAt where the version stands
 */
public record Head(String id, int version, Place idAt, Place versionAt) {

    /** A value that stands in one line; line and columns count from 1 and in signs, the end is the column after the last. */
    public record Place(int line, int column, int end) {}

    /** The head of a text; empty if it is no YAML, or has no id or no version. */
    public static Optional<Head> find(String text) {
        Faults unheard = new Faults("");
        return unheard.compose(text).filter(MappingNode.class::isInstance).flatMap(root -> {
            Section section = new Section(root, unheard);
            ScalarNode id = scalar(section.find("id").orElse(null));
            ScalarNode version = scalar(section.find("version").orElse(null));
            return id == null || version == null || !version.getValue().matches("\\d{1,7}")
                    ? Optional.empty()
                    : Optional.of(
                            new Head(id.getValue(), Integer.parseInt(version.getValue()), place(id), place(version)));
        });
    }

    /** The same text with another version, nothing else changed. */
    public String with(int number, String text) {
        String[] lines = text.split("\n", -1);
        String line = lines[versionAt.line() - 1];
        lines[versionAt.line() - 1] = line.substring(0, offset(line, versionAt.column()))
                + number
                + line.substring(offset(line, versionAt.end()));
        return String.join("\n", lines);
    }

    private static int offset(String line, int column) {
        return line.offsetByCodePoints(0, column - 1);
    }

    private static @Nullable ScalarNode scalar(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                        && scalar.getStartMark().getLine()
                                == scalar.getEndMark().getLine()
                ? scalar
                : null;
    }

    private static Place place(Node node) {
        return new Place(
                node.getStartMark().getLine() + 1,
                node.getStartMark().getColumn() + 1,
                node.getEndMark().getColumn() + 1);
    }
}
