package org.anling.dispatcher.server.plan;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file, so that all of it is said at once. */
final class Faults {

    private final String file;
    private final List<PlanFault> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(Node where, String zh, String en) {
        add(where.getStartMark(), zh, en);
    }

    void add(Mark where, String zh, String en) {
        found.add(new PlanFault(file, where.getLine() + 1, where.getColumn() + 1, zh, en));
    }

    List<PlanFault> found() {
        return List.copyOf(found);
    }
}
