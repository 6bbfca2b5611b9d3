package org.anling.console.api.office;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organisation by code: parents stand before what lies within them. */
public record Tree(List<TreeNode> items) {

    /** The levels from the top. */
    public enum TreeLevel {
        DISTRICT,
        STREET,
        AREA,
        COMMUNITY
    }

    /**
     * A node.
     *
     * @param elders who live there
     * @param responders whose home it is
     */
    public record TreeNode(
            String code,
            @Nullable String parent,
            TreeLevel level,
            String name,
            long version,
            int elders,
            int responders) {}

    /**
     * A new node.
     *
     * @param parent missing for a district
     */
    public record NewNode(String code, @Nullable String parent, TreeLevel level, String name) {}

    /**
     * Another name.
     *
     * @param version that was seen
     */
    public record NodeName(String name, long version) {}
}
