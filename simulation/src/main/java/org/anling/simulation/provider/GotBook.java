package org.anling.simulation.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest messages of all kinds, newest first. Any thread. */
final class GotBook {

    private static final int KEPT = 500;

    private final Map<String, Got> all = new LinkedHashMap<>();

    /** Takes a message. @return false if the same id was there before */
    synchronized boolean add(Got got) {
        if (all.putIfAbsent(got.id(), got) != null) {
            return false;
        }
        if (all.size() > KEPT) {
            all.remove(all.keySet().iterator().next());
        }
        return true;
    }

    synchronized void note(String id, String what) {
        all.computeIfPresent(id, (_, got) -> {
            List<String> story = new ArrayList<>(got.story());
            story.add(what);
            return new Got(got.id(), got.kind(), got.to(), got.language(), got.text(), got.callback(), got.at(), story);
        });
    }

    synchronized Optional<Got> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    synchronized List<Got> list() {
        return new ArrayList<>(all.values()).reversed();
    }
}
