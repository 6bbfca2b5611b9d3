package org.anling.launcher.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A part of the server that a process can run, alone or together with others. */
public enum Role {
    GATEWAY,
    DISPATCHER,
    CONSOLE;

    static Set<Role> from(Settings settings) {
        List<String> names = settings.list("roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            try {
                roles.add(valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw settings.refuse("roles", "there is no role " + name, "gateway,dispatcher,console");
            }
        }
        if (roles.isEmpty()) {
            throw settings.refuse("roles", "names no role", "gateway,dispatcher,console");
        }
        return roles;
    }
}
