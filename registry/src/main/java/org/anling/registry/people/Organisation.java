package org.anling.registry.people;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One node of the organisation. Scopes are prefixes of codes.
 *
 * @param code 12-digit statistical code
 * @param parent code of the node above, or null at the top
 * @param version 0 for one that is not stored yet
 */
public record Organisation(String code, @Nullable String parent, Level level, String name, long version) {

    private static final Pattern CODE = Pattern.compile("[0-9]{12}");

    /** The four levels of the field. */
    public enum Level {
        /** 市/区 */
        DISTRICT,
        /** 街道/镇 */
        STREET,
        /** 片 */
        AREA,
        /** 社区/村 */
        COMMUNITY
    }

    /** @throws IllegalArgumentException if the code is not 12 digits */
    public Organisation {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("the code of an organisation has 12 digits");
        }
    }
}
