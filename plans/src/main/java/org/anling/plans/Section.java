package org.anling.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One block of keys and values. Strict: a key that nobody asked for, or that stands twice, is a fault. One thread at a time. */
public final class Section {

    private final Node node;
    private final Faults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> unasked = new LinkedHashMap<>();

    /** What is no block of keys and values is a fault, and empty. */
    public Section(Node node, Faults faults) {
        this.node = node;
        this.faults = faults;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else {
            faults.add(node, "此处应为“键: 值”", "keys and values are expected here");
        }
    }

    private void take(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (values.put(key, tuple.getValueNode()) != null) {
            faults.add(tuple.getKeyNode(), "键“%s”重复".formatted(key), "the key \"%s\" stands twice".formatted(key));
        }
        unasked.put(key, tuple.getKeyNode());
    }

    public Faults faults() {
        return faults;
    }

    public Node node() {
        return node;
    }

    /** The node of a key that may be missing. */
    public Optional<Node> find(String key) {
        unasked.remove(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The node of a key that must be there; a fault where it is not. */
    public @Nullable Node need(String key) {
        Node found = find(key).orElse(null);
        if (found == null && node instanceof MappingNode) {
            faults.add(node, "缺少键“%s”".formatted(key), "the key \"%s\" is missing".formatted(key));
        }
        return found;
    }

    /** The elements of a list that may be missing. */
    public List<Node> list(String key) {
        Node found = find(key).orElse(null);
        if (found == null) {
            return List.of();
        }
        if (found instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        faults.add(found, "“%s”应为列表".formatted(key), "\"%s\" must be a list".formatted(key));
        return List.of();
    }

    /** The keys of a block that may be missing, where they stand, each with its value; any key may stand there. */
    public Map<Node, Node> pairs(String key) {
        Map<Node, Node> pairs = new LinkedHashMap<>();
        find(key)
                .map(found -> new Section(found, faults))
                .ifPresent(inner -> inner.unasked.forEach((name, at) -> {
                    Node value = inner.values.get(name);
                    if (value != null) {
                        pairs.put(at, value);
                    }
                }));
        return pairs;
    }

    /** Everything was asked for: what is left is unknown. */
    public void end() {
        unasked.forEach(
                (key, at) -> faults.add(at, "未知的键“%s”".formatted(key), "the key \"%s\" is unknown".formatted(key)));
    }
}
