package org.anling.console.api.elder;

import java.util.List;

/** The communities that somebody may look at, by code: what a form offers. */
public record Communities(List<Community> items) {

    /** @param code of 12 digits */
    public record Community(String code, String name) {}
}
