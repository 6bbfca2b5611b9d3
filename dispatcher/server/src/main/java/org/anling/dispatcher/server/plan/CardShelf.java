package org.anling.dispatcher.server.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.ProtocolCard;
import org.anling.plans.CardFiles;
import org.anling.plans.Head;
import org.anling.plans.PlanFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol cards that the office made valid and, for all others, those of a folder, read anew whenever somebody asks, which pages do
 * when they open. A text with a fault changes nothing: what was good in it before stays as long as the process lives. Any thread; blocks
 * while some small files are read.
 */
public final class CardShelf implements Supplier<List<ProtocolCard>> {

    private static final Logger LOG = LoggerFactory.getLogger(CardShelf.class);

    private final Path folder;
    private final Supplier<List<PlanText>> office;
    private final Map<String, ProtocolCard> good = new TreeMap<>();
    private Set<String> said = Set.of();
    private String problem = "";

    /** The cards of the office, and of a folder; faults are said at once. */
    public CardShelf(Path folder, Supplier<List<PlanText>> office) {
        this.folder = folder;
        this.office = office;
        get();
    }

    /** The cards as they are now, by id. */
    @Override
    public synchronized List<ProtocolCard> get() {
        try {
            Map<String, String> files = FolderTexts.read(folder);
            Map<String, String> activated =
                    office.get().stream().collect(Collectors.toMap(PlanText::id, PlanText::text, (one, same) -> one));
            CardFiles read = take(files, activated);
            say(read.faults());
            if (!good.keySet().containsAll(activated.keySet())) {
                // A card of the office that cannot be read here, and none before it: better that of the file than none.
                activated.keySet().retainAll(good.keySet());
                take(files, activated);
            }
        } catch (IOException unreadable) {
            problem = "protocol cards cannot be read from " + folder + ": " + unreadable.getMessage();
        }
        return good.values().stream()
                .sorted(Comparator.comparing(ProtocolCard::id))
                .toList();
    }

    /** Cards of the office take the place of the files with their ids; what cannot be read keeps its version before. */
    private CardFiles take(Map<String, String> files, Map<String, String> activated) {
        Map<String, String> texts = new TreeMap<>(activated);
        files.forEach((file, text) -> {
            if (Head.find(text).filter(head -> activated.containsKey(head.id())).isEmpty()) {
                texts.put(file, text);
            }
        });
        CardFiles read = CardFiles.of(texts);
        good.keySet().retainAll(texts.keySet());
        good.putAll(read.cards());
        return read;
    }

    /** What is wrong with the files, for the health of the process; empty if nothing is. */
    public synchronized Optional<String> findProblem() {
        get();
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    /** Each fault is logged once; all of them stand in the health as long as they last. */
    private void say(List<PlanFault> faults) {
        Set<String> now = faults.stream().map(PlanFault::toString).collect(Collectors.toUnmodifiableSet());
        now.stream()
                .filter(fault -> !said.contains(fault))
                .forEach(fault -> LOG.error("protocol card is not valid, the version before stays: {}", fault));
        said = now;
        problem = faults.isEmpty() ? "" : faults.size() + " faults in protocol cards, first: " + faults.getFirst();
    }
}
