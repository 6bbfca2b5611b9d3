package org.anling.console.web.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anling.console.store.PlanBook;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.plans.CardFiles;
import org.anling.plans.PlanReader;
import org.anling.registry.office.OfficePlans.Written;

/** Keeps each version that the server's own files ever had, so that it can be looked at and returned to. Any thread. */
final class PlanFilesTaken {
    private final Map<Kind, Map<String, String>> last = new EnumMap<>(Kind.class);

    /** Looks at the files; what changed since this process looked last and is good is kept. */
    synchronized void take(PlanBook book, Instant at) {
        for (Kind kind : Kind.values()) {
            Map<String, String> files = book.files().texts().apply(kind);
            if (!files.equals(last.get(kind))) {
                book.store().takeFiles(written(kind, files), at);
                last.put(kind, Map.copyOf(files));
            }
        }
    }

    private static List<Written> written(Kind kind, Map<String, String> files) {
        List<Written> written = new ArrayList<>();
        switch (kind) {
            case PLAN ->
                files.forEach((file, text) -> PlanReader.read(file, text)
                        .plan()
                        .ifPresent(plan -> written.add(
                                new Written(new PlanText(kind, plan.id(), plan.version(), text), plan.title()))));
            case CARD ->
                CardFiles.of(files)
                        .cards()
                        .forEach((file, card) -> written.add(new Written(
                                new PlanText(kind, card.id(), card.version(), files.getOrDefault(file, "")),
                                card.title())));
        }
        return written;
    }
}
