package org.anling.plans;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the tree of one file and collects what is wrong in it, so that all of it is said at once. One thread at a time. */
public final class Faults {

    private final String file;
    private final List<PlanFault> found = new ArrayList<>();

    /** @param file its name, for the faults only */
    public Faults(String file) {
        this.file = file;
    }

    /** The tree of a text; empty, with a fault, if it is no YAML or nothing at all. */
    public Optional<Node> compose(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                found.add(new PlanFault(file, 1, 1, "文件为空", "the file is empty"));
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            add(mark, "YAML 语法错误：" + broken.getProblem(), "not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            String why = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            found.add(new PlanFault(file, 1, 1, "YAML 无法读取：" + why, "not YAML: " + why));
        }
        return Optional.empty();
    }

    public void add(PlanFault fault) {
        found.add(fault);
    }

    /** Notes a fault where something stands. */
    public void add(Node where, String zh, String en) {
        add(where.getStartMark(), zh, en);
    }

    void add(Mark where, String zh, String en) {
        found.add(new PlanFault(file, where.getLine() + 1, where.getColumn() + 1, zh, en));
    }

    /** What was noted, in that order. */
    public List<PlanFault> found() {
        return List.copyOf(found);
    }
}
