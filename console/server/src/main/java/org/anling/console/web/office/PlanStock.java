package org.anling.console.web.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.plans.PlanCheck;
import org.anling.registry.plan.PlanRow;

/**
 * All versions at one moment, and which of them are valid: of each plan and card the one that the office made valid, else the one that the
 * dispatcher follows, else that of the file.
 *
 * @param followed versions of plans that the dispatcher follows, by id
 */
record PlanStock(List<PlanRow> rows, Map<String, Integer> followed) {
    PlanStock {
        rows = List.copyOf(rows);
        followed = Map.copyOf(followed);
    }

    /** The version that the office made valid, 0 if it never did. */
    int office(Kind kind, String id) {
        return of(kind, id)
                .filter(row -> row.activation() != null)
                .mapToInt(row -> row.text().version())
                .max()
                .orElse(0);
    }

    Optional<PlanRow> findValid(Kind kind, String id) {
        int office = office(kind, id);
        int version = office > 0 ? office : ofFiles(kind, id);
        return of(kind, id).filter(row -> row.text().version() == version).findFirst();
    }

    /** A file that was put back to a lower version changes nothing: the dispatcher goes on with what it knows. */
    private int ofFiles(Kind kind, String id) {
        int highest = of(kind, id)
                .filter(row -> row.madeBy() == null)
                .mapToInt(row -> row.text().version())
                .max()
                .orElse(0);
        int known = findFollowed(kind, id).orElse(0);
        return of(kind, id).anyMatch(row -> row.text().version() == known) ? known : highest;
    }

    Optional<Integer> findFollowed(Kind kind, String id) {
        return switch (kind) {
            case PLAN -> Optional.ofNullable(followed.get(id));
            case CARD -> Optional.empty();
        };
    }

    /** The lowest version that nobody has used yet; drafts may be written again. */
    int next(Kind kind, String id) {
        int used = of(kind, id)
                .filter(row -> !row.isDraft())
                .mapToInt(row -> row.text().version())
                .max()
                .orElse(0);
        return Math.max(used, findFollowed(kind, id).orElse(0)) + 1;
    }

    Optional<PlanRow> findDraft(Kind kind, String id, int version) {
        return of(kind, id)
                .filter(row -> row.text().version() == version && row.isDraft())
                .findFirst();
    }

    /** For a text that is written anew. */
    PlanCheck.Known knownToNew(Kind kind, Set<String> skills) {
        Map<String, Integer> taken = new HashMap<>();
        ids(kind).forEach(id -> taken.put(id, next(kind, id) - 1));
        return new PlanCheck.Known(valid(kind), taken, skills);
    }

    /** For a version that lies here: it need only be newer than the valid one. */
    PlanCheck.Known knownToStored(Kind kind, Set<String> skills) {
        Map<String, Integer> taken = new HashMap<>();
        ids(kind)
                .forEach(id -> taken.put(
                        id,
                        Math.max(
                                findValid(kind, id)
                                        .map(row -> row.text().version())
                                        .orElse(0),
                                findFollowed(kind, id).orElse(0))));
        return new PlanCheck.Known(valid(kind), taken, skills);
    }

    private Map<String, String> valid(Kind kind) {
        Map<String, String> valid = new HashMap<>();
        ids(kind)
                .forEach(id -> findValid(kind, id)
                        .ifPresent(row -> valid.put(id, row.text().text())));
        return valid;
    }

    private Stream<String> ids(Kind kind) {
        return rows.stream()
                .map(PlanRow::text)
                .filter(text -> text.kind() == kind)
                .map(PlanText::id)
                .distinct();
    }

    private Stream<PlanRow> of(Kind kind, String id) {
        return rows.stream()
                .filter(row -> row.text().kind() == kind && row.text().id().equals(id));
    }
}
