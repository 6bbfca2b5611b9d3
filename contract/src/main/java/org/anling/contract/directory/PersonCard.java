package org.anling.contract.directory;

import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Name and number of a member of the staff or a responder, for pages. Cached at {@code {centre}:person:{id}}; never in a log.
 *
 * @param kind for responders
 * @param phone in the form that is dialled, or null
 */
public record PersonCard(
        String id,
        Role role,
        @Nullable ResponderKind kind,
        String name,
        @Nullable String phone,
        long version) {}
